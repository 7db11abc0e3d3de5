import { authRoute } from '#lib/sign-in/auth-route.ts'

export { authRoute as GET, authRoute as POST }
