import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Toaster } from '#components/ui/toaster.tsx'
import { TooltipHost } from '#components/ui/tooltip-host.tsx'
import { themeCookie, themeOf } from '#components/frame/theme.ts'
import { geistMono, geistSans } from '#app/fonts.ts'
import '#app/globals.css'

export const metadata: Metadata = {
  title: { default: 'Gatehouse', template: '%s · Gatehouse' },
  description: 'Access tokens for everything that has to sign in.',
  robots: { index: false, follow: false },
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
  return (
    // The theme menu changes data-theme itself, ahead of the server.
    <html
      lang="en"
      data-theme={theme}
      className={`${geistSans.variable} ${geistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        {children}
        <Toaster />
        <TooltipHost />
      </body>
    </html>
  )
}
