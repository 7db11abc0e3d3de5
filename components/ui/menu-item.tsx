'use client'

import { Check } from '@lucide/icons'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Link } from '#components/ui/link.tsx'

const itemClass = classNames(
  'flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-[4px] px-2 py-1 text-left text-base focus:outline-hidden forced-colors:-outline-offset-2 select-none',
  'hover:bg-surface-pressed focus:bg-surface-pressed pointer-coarse:min-h-10',
)

type ItemProps = ComponentProps<'button'> & { danger?: boolean }

export function MenuItem({ danger, ...props }: ItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      {...props}
      className={classNames(itemClass, danger && 'text-danger hover:bg-danger-soft focus:bg-danger-soft')}
    />
  )
}

export function MenuLink(props: ComponentProps<typeof Link>) {
  return <Link role="menuitem" tabIndex={-1} {...props} className={itemClass} />
}

export function MenuSeparator() {
  return <div role="separator" className="-mx-1 my-1 h-px bg-line" />
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <p className="px-2 py-1 text-xs text-text-muted">{children}</p>
}

type ChoiceProps = {
  label: string
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
}

/** One choice of several inside a menu, which stays open. */
export function MenuChoice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <div role="group" aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={option.value === value}
          onClick={() => onChange(option.value)}
          className={classNames(itemClass, 'justify-between')}
        >
          {option.label}
          {option.value === value && <Icon icon={Check} className="size-4 text-accent" />}
        </button>
      ))}
    </div>
  )
}
