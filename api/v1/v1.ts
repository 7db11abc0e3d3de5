import { Hono } from 'hono'
import { mountRoutes } from '#api/rest/mount-routes.ts'
import { v1Routes } from '#api/v1/v1-routes.ts'

/** What Docker Hub's API has no place for, at addresses of Gatehouse's own. */
export const v1 = new Hono()

mountRoutes(v1, v1Routes)
