import type { Metadata } from 'next'

/** How other sites show a link to a page. Those for signed-in people lead everybody else to one that says it. */
export const linkPreview = {
  openGraph: {
    siteName: 'Gatehouse',
    type: 'website',
    images: { url: '/social-image.png', width: 1200, height: 630, alt: 'Gatehouse' },
  },
  twitter: { card: 'summary_large_image' },
} satisfies Metadata
