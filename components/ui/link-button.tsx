import type { ComponentProps } from 'react'
import { buttonClass, type ButtonLook, type ButtonSize } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'

type Props = ComponentProps<typeof Link> & { look?: ButtonLook; size?: ButtonSize }

/** A link that looks like a button: for navigation, never for actions. */
export function LinkButton({ look, size, className, ...props }: Props) {
  return <Link {...props} className={classNames(buttonClass(look, size), className)} />
}
