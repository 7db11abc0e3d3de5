import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ProofQuestion } from '#components/accounts/proof-question.tsx'
import { FollowLinks } from '#components/ui/follow-links.tsx'
import { Toaster } from '#components/ui/toaster.tsx'
import { TooltipHost } from '#components/ui/tooltip-host.tsx'
import { themeCookie, themeOf } from '#components/frame/theme.ts'
import { env } from '#lib/env.ts'
import { geistMono, geistSans } from '#app/fonts.ts'
import '#app/globals.css'

export const metadata: Metadata = {
  metadataBase: new URL(env.PUBLIC_URL),
  title: { default: 'Gatehouse', template: '%s · Gatehouse' },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#14181b' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value)
  const requestId = (await headers()).get('x-request-id')
  return (
    // The theme menu changes data-theme itself, before the server knows.
    <html
      lang="en"
      data-theme={theme}
      data-request-id={requestId ?? undefined}
      className={`${geistSans.variable} ${geistMono.variable}`}
      suppressHydrationWarning
    >
      {/* Not in `metadata`, which Next.js works out anew for every page. */}
      <head>
        <meta name="description" content="Access tokens for your container registry." />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="icon" href="/favicon.ico" sizes="48x48" />
        <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
      </head>
      <body>
        {children}
        <FollowLinks />
        <ProofQuestion />
        <Toaster />
        <TooltipHost />
      </body>
    </html>
  )
}
