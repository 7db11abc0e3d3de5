'use client'

import { Eye, EyeOff } from '@lucide/icons'
import { useState, type ComponentProps } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Input } from '#components/ui/input.tsx'

type Props = Omit<ComponentProps<typeof Input>, 'type'> & {
  autoComplete: 'current-password' | 'new-password'
}

/** A password field with a button to show it. */
export function PasswordInput(props: Props) {
  const [isShown, setShown] = useState(false)
  const icon = isShown ? EyeOff : Eye
  return (
    <div className="relative">
      <Input
        {...props}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-11"
      />
      <div className="absolute inset-y-0 right-0.5 flex items-center">
        <Button
          look="quiet"
          size="icon"
          aria-label="Show password"
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          <Icon icon={icon} className="size-4 text-text-muted" />
        </Button>
      </div>
    </div>
  )
}
