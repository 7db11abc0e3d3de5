import { authRoute } from '#lib/auth/auth-route.ts'

export { authRoute as GET, authRoute as POST }
