import type { LucideIconData } from '@lucide/icons'
import type { ComponentProps, ReactNode } from 'react'

type Props = ComponentProps<'svg'> & { icon: LucideIconData }

/** The shapes of an icon: made once, not at each place where it is shown, as Lucide's own components do. */
const shapes = new WeakMap<LucideIconData, ReactNode>()

/** An icon of Lucide's in the colour of the text around it. One without a label says nothing to a screen reader. */
export function Icon({ icon, 'aria-label': label, ...props }: Props) {
  if (!shapes.has(icon))
    shapes.set(
      icon,
      icon.node.map(([Shape, { key, ...looks }]) => <Shape key={String(key)} {...looks} />),
    )
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      {...props}
    >
      {shapes.get(icon)}
    </svg>
  )
}
