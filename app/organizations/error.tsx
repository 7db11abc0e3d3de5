'use client'

export { LoadFailed as default } from '#components/shared/load-failed.tsx'
