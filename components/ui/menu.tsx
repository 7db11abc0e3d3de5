'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

const itemClass = classNames(
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-[4px] px-2 py-1 text-base outline-none select-none',
  'data-highlighted:bg-surface-pressed pointer-coarse:min-h-10',
)

/** A button that opens a menu: the trigger is given as an element, the items as children. */
export function Menu({
  trigger,
  children,
  ...props
}: { trigger: ReactNode } & ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          {...props}
          className="z-50 min-w-44 rounded-card border border-line bg-surface-raised p-1 shadow-float data-[state=open]:animate-appear"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

export function MenuItem({
  danger,
  className,
  ...props
}: ComponentProps<typeof Primitive.Item> & { danger?: boolean }) {
  return (
    <Primitive.Item
      {...props}
      className={classNames(itemClass, danger && 'text-danger data-highlighted:bg-danger-soft', className)}
    />
  )
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2 py-1 text-xs text-text-muted">{children}</Primitive.Label>
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
    <Primitive.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Primitive.RadioItem
          key={option.value}
          value={option.value}
          onSelect={(event) => event.preventDefault()}
          className={classNames(itemClass, 'justify-between')}
        >
          {option.label}
          <Primitive.ItemIndicator>
            <Check aria-hidden className="size-4 text-accent" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  )
}
