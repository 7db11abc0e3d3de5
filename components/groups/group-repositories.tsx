'use client'

import { AccessSelect } from '#components/groups/access-select.tsx'
import { groupRepositoriesHref, type GroupPageQuery } from '#components/groups/group-page-url.ts'
import { GroupPartList } from '#components/groups/group-part-list.tsx'
import { GroupRepositoryRow } from '#components/groups/group-repository-row.tsx'
import { visibilityLabels } from '#components/repositories/visibility-labels.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { SuggestingInput } from '#components/shared/suggesting-input.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast.ts'
import { setGroupRepositoryAction } from '#lib/groups/actions.ts'
import type { GroupRepositoryList } from '#lib/groups/list-group-repositories.ts'
import { groupList } from '#lib/groups/group-list.ts'
import { setGroupRepositorySchema, type SetGroupRepository } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'
import { searchRepositoriesAction } from '#lib/repositories/actions.ts'

type Place = { organization: string; group: string }
type Props = Place & { list: GroupRepositoryList; query: GroupPageQuery; canEdit: boolean }

export function GroupRepositories({ list, query, ...props }: Props) {
  const { organization, group, canEdit } = props
  const path = paths.group(organization, group)
  return (
    <GroupPartList
      {...list}
      {...{ one: 'repository', many: 'repositories', pageSize: groupList.pageSize, q: query.repository }}
      href={(change) => groupRepositoriesHref(path, query, change)}
      form={canEdit && <AddRepository organization={organization} group={group} />}
    >
      {list.repositories.map((repository) => (
        // The key includes the access, so that a change from elsewhere is shown.
        <GroupRepositoryRow
          key={`${repository.id} ${repository.access}`}
          {...props}
          repository={repository}
        />
      ))}
    </GroupPartList>
  )
}

function AddRepository({ organization, group }: Place) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: setGroupRepositorySchema,
    defaultValues: { repository: '', access: 'read' } as SetGroupRepository,
    action: (input) => setGroupRepositoryAction(organization, group, input, { access: null }),
    onDone: (_, { resetField, setFocus, getValues }) => {
      toast(`${group} gives access to ${getValues('repository').trim()} now.`)
      resetField('repository')
      setFocus('repository')
    },
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-3">
      <FormProblem problem={problem} />
      <div className="flex items-start gap-2 max-sm:flex-col max-sm:items-stretch">
        <Field label="Name of a repository" error={messageOf('repository')} className="min-w-0 flex-1">
          {(control) => (
            <SuggestingInput
              {...control}
              {...form.register('repository')}
              find={(text) => findRepositories(text, organization)}
              suggestion={({ fullName, visibility }) => ({
                value: fullName.slice(`${organization}/`.length),
                meaning: visibilityLabels[visibility],
              })}
            />
          )}
        </Field>
        <Field label="Access" error={messageOf('access')} className="sm:w-64">
          {(control) => <AccessSelect {...control} {...form.register('access')} />}
        </Field>
        <Button type="submit" pending={pending} className="sm:mt-6.5">
          Add repository
        </Button>
      </div>
    </form>
  )
}

async function findRepositories(text: string, organization: string) {
  const result = await searchRepositoriesAction(text, organization)
  return result.ok ? { ...result, data: result.data.repositories } : result
}
