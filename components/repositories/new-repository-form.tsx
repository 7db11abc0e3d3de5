'use client'

import { useWatch } from 'react-hook-form'
import { VisibilityField } from '#components/repositories/visibility-field.tsx'
import type { ApiRequest } from '#components/shared/curl-command.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button, buttonClass } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { navigate } from '#components/ui/navigate.ts'
import { Link } from '#components/ui/link.tsx'
import { Select } from '#components/ui/select.tsx'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { createRepositoryAction } from '#lib/repositories/actions.ts'
import { createRepositorySchema, type CreateRepository } from '#lib/repositories/schema.ts'

type Props = {
  username: string
  /** The organizations in which the person may create repositories. */
  organizations: string[]
  namespace: string
  host: string
  origin: string
}

export function NewRepositoryForm({ username, organizations, namespace: first, host, origin }: Props) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: createRepositorySchema,
    defaultValues: {
      namespace: first,
      name: '',
      description: '',
      visibility: 'private',
    } satisfies CreateRepository,
    action: createRepositoryAction,
    onDone: ({ namespace, name, fullName }) => {
      toast(`Created ${fullName}.`)
      navigate(paths.repository(namespace, name))
    },
  })
  const [namespace = username, name] = useWatch({ control: form.control, name: ['namespace', 'name'] })
  const cancel = namespace === username ? paths.repositories : paths.organizationRepositories(namespace)
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-6">
      <FormProblem problem={problem} />
      {organizations.length > 0 && (
        <Field label="Owner" error={messageOf('namespace')}>
          {(control) => (
            <Select {...control} {...form.register('namespace')}>
              {[username, ...organizations].map((owner) => (
                <option key={owner} value={owner}>
                  {owner}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field
        label="Name"
        hint={
          <>
            Images are pushed to{' '}
            <span className="font-mono wrap-anywhere">
              {host}/{namespace}/{name.trim() || 'name'}
            </span>
          </>
        }
        error={messageOf('name')}
      >
        {(control) => (
          <div className="flex items-center gap-2">
            <span aria-hidden className="max-w-1/2 truncate font-mono text-text-muted">
              {namespace} /
            </span>
            <Input
              {...control}
              {...form.register('name')}
              className="flex-1 font-mono"
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              autoFocus
            />
          </div>
        )}
      </Field>
      <Field label="Description" optional error={messageOf('description')}>
        {(control) => <Input {...control} {...form.register('description')} dir="auto" autoComplete="off" />}
      </Field>
      <VisibilityField
        field={form.register('visibility')}
        ofOrganization={namespace !== username}
        error={messageOf('visibility')}
      />
      <ThroughApi origin={origin} control={form.control} request={(values) => requestFor(values, username)} />
      <div className="flex gap-2 max-sm:flex-col">
        <Button look="primary" type="submit" pending={pending}>
          Create repository
        </Button>
        <Link to="left-list" href={cancel} className={buttonClass('quiet')}>
          Cancel
        </Link>
      </div>
    </form>
  )
}

function requestFor(values: CreateRepository, username: string): ApiRequest | null {
  const parsed = createRepositorySchema.safeParse(values)
  if (!parsed.success) return null
  const { namespace = username, name, description, visibility } = parsed.data
  const body = { name, description, is_private: visibility === 'private' }
  return { method: 'POST', path: `/v2/namespaces/${namespace}/repositories`, body }
}
