'use client'

import { X } from '@lucide/icons'
import { useRef } from 'react'
import { useController, useFormState } from 'react-hook-form'
import { ServicePicker } from '#components/tokens/service-picker.tsx'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { buttonClass } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { givenServicesMax as max, type GivenService, type OfferedService } from '#lib/grants/given-service.ts'
import { giveService } from '#lib/services/give-service.ts'

type Values = Pick<TokenFormValues<'account'>, 'services'>

/** The services that a token is for; nothing where there are none to choose. */
export function ServiceSection({ offered }: { offered: readonly OfferedService[] }) {
  const { field } = useController<Values, 'services'>({ name: 'services' })
  const { errors, defaultValues } = useFormState<Values>()
  const search = useRef<HTMLInputElement>(null)
  const chosen = field.value
  if (offered.length === 0 && chosen.length === 0) return null
  const toggle = (service: OfferedService) => {
    if (chosen.some(({ id }) => id === service.id)) return remove(service)
    const first = service.offers.find(({ isAvailable }) => isAvailable)?.name
    field.onChange([...chosen, giveService(service, first === undefined ? [] : [first])])
  }
  const remove = ({ id }: OfferedService) => field.onChange(chosen.filter((one) => one.id !== id))
  const names = chosen.map(({ fullName }) => fullName).join(', ')
  return (
    <Disclosure
      title="Services"
      // A block of its own: the heading's capital letter is not for names.
      summary={<span className="inline-block max-w-full truncate align-bottom">{names || 'None'}</span>}
      startOpen={(defaultValues?.services?.length ?? 0) > 0}
      urgent={Boolean(errors.services)}
    >
      <div className="flex flex-col gap-3">
        <ServicePicker
          inputRef={(element) => {
            search.current = element
            field.ref(element)
          }}
          offered={offered}
          isChosen={(service) => chosen.some(({ id }) => id === service.id)}
          isFull={chosen.length >= max}
          invalid={Boolean(errors.services?.message)}
          onToggle={toggle}
        />
        {errors.services?.message && <FieldError>{errors.services.message}</FieldError>}
        {chosen.length > 0 && (
          <ul
            aria-label="Selected services"
            className="divide-y divide-line rounded-card border border-line bg-surface"
          >
            {chosen.map((one, place) => {
              const { id, permissions } = errors.services?.[place] ?? {}
              return (
                <ChosenService
                  key={one.id}
                  service={one}
                  message={id?.message ?? (permissions as { message?: string } | undefined)?.message}
                  onChange={(names) =>
                    field.onChange(chosen.map((other) => (other === one ? giveService(one, names) : other)))
                  }
                  onRemove={() => {
                    remove(one)
                    search.current?.focus()
                  }}
                />
              )
            })}
          </ul>
        )}
      </div>
    </Disclosure>
  )
}

type RowProps = {
  service: GivenService
  message: string | undefined
  onChange: (permissions: string[]) => void
  onRemove: () => void
}

function ChosenService({ service, message, onChange, onRemove }: RowProps) {
  const { fullName, offers, permissions } = service
  const isLost = offers.every(({ isAvailable }) => !isAvailable)
  /** What holds a box ticked, which then can't be unticked: write holds read. */
  const heldBy = (name: string) =>
    offers.find((one) => permissions.includes(one.name) && one.name !== name && one.includes.includes(name))
      ?.name
  const refusalOf = ({ name, isAvailable }: GivenService['offers'][number]) => {
    if (heldBy(name)) return `${heldBy(name)} includes it.`
    return isAvailable || permissions.includes(name) ? undefined : `You can't use ${name} there yourself.`
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-1.5 pl-3.5">
      <span
        className="min-w-0 flex-1 basis-40 truncate font-mono text-sm max-sm:wrap-anywhere max-sm:whitespace-normal"
        data-tooltip-cut
      >
        {fullName}
      </span>
      <div
        role="group"
        aria-label={`Permissions on ${fullName}`}
        className="flex flex-wrap items-center gap-1 max-sm:order-last max-sm:basis-full"
      >
        {offers.map((offer) => {
          const { name } = offer
          const refusal = refusalOf(offer)
          return (
            <label
              key={name}
              data-tooltip={refusal}
              className="touch-target flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-sm has-aria-disabled:cursor-not-allowed has-aria-disabled:text-text-muted"
            >
              <Checkbox
                refusal={refusal}
                checked={permissions.includes(name) || heldBy(name) !== undefined}
                onChange={({ target }) =>
                  onChange(
                    target.checked ? [...permissions, name] : permissions.filter((one) => one !== name),
                  )
                }
              />
              {name}
            </label>
          )
        })}
      </div>
      <button
        type="button"
        aria-label={`Remove ${fullName}`}
        onClick={onRemove}
        className={buttonClass('quiet', 'icon')}
      >
        <Icon icon={X} className="size-4" />
      </button>
      {isLost && (
        <p className="basis-full pb-1 text-sm text-text-muted">
          You can’t use it now. The token keeps it for when you can again.
        </p>
      )}
      {message && (
        <div className="basis-full pb-1">
          <FieldError>{message}</FieldError>
        </div>
      )}
    </li>
  )
}
