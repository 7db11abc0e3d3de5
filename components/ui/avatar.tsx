import type { CSSProperties } from 'react'
import { avatarHue, initialsOf } from '#components/ui/avatar-look.ts'
import { classNames } from '#components/ui/class-names.ts'

type Props = {
  /** A username, or an organization's name: decides the colour, so that a new display name keeps it. */
  name: string
  /** What the initials are of, if not the name. */
  label?: string
  kind: 'person' | 'organization'
  className?: string
}

/** Initials in a colour that stays the same; a circle for people, a square for organizations. */
export function Avatar({ name, label = name, kind, className = 'size-6 text-[0.625rem]' }: Props) {
  return (
    <span
      aria-hidden
      data-initials={initialsOf(label)}
      style={{ '--hue': avatarHue(name) } as CSSProperties}
      className={classNames(
        'avatar grid shrink-0 place-content-center border border-transparent leading-none font-semibold',
        kind === 'person' ? 'rounded-full' : 'rounded-control',
        className,
      )}
    />
  )
}
