'use client'

import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { useRowChange } from '#components/data-table/use-row-change.ts'
import { AccessSelect } from '#components/groups/access-select.tsx'
import { groupRepositoriesHref, type GroupPageQuery } from '#components/groups/group-page-url.ts'
import { GroupPartList } from '#components/groups/group-part-list.tsx'
import { GroupRepositoryRow } from '#components/groups/group-repository-row.tsx'
import { visibilityWords } from '#components/repositories/visibility-words.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { SuggestingInput } from '#components/shared/suggesting-input.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast.ts'
import { setGroupRepositoryAction } from '#lib/groups/actions.ts'
import type { GroupRepositoryList } from '#lib/groups/list-group-repositories.ts'
import { groupsPerPage, setGroupRepositorySchema, type SetGroupRepository } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'
import { searchRepositoriesAction } from '#lib/repositories/actions.ts'

type Place = { organization: string; group: string }
type Props = Place & { list: GroupRepositoryList; query: GroupPageQuery; canEdit: boolean }

export function GroupRepositories(props: Props) {
  return (
    <ListNavigationProvider>
      <Repositories {...props} />
      {props.canEdit && <AddRepository organization={props.organization} group={props.group} />}
    </ListNavigationProvider>
  )
}

function Repositories({ list, query, ...props }: Props) {
  const { busy, change } = useRowChange()
  const path = paths.group(props.organization, props.group)
  return (
    <GroupPartList
      {...list}
      {...{ one: 'repository', many: 'repositories', pageSize: groupsPerPage, q: query.repository }}
      href={(change) => groupRepositoriesHref(path, query, change)}
    >
      {list.repositories.map((repository) => (
        <GroupRepositoryRow
          {...props}
          // Access that another place has changed shows itself anew.
          key={`${repository.id} ${repository.access}`}
          repository={repository}
          change={change}
          busy={busy.has(repository.id)}
        />
      ))}
    </GroupPartList>
  )
}

function AddRepository({ organization, group }: Place) {
  const { refresh } = useListNavigation()
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: setGroupRepositorySchema,
    defaultValues: { repository: '', access: 'read' } as SetGroupRepository,
    action: (input) => setGroupRepositoryAction(organization, group, input),
    onDone: (_, { resetField, setFocus, getValues }) => {
      toast(`${group} gives access to ${getValues('repository').trim()} now.`)
      resetField('repository')
      setFocus('repository')
      refresh()
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
              find={(text) => searchRepositoriesAction(text, organization)}
              suggestion={({ fullName, visibility }) => ({
                value: fullName.slice(`${organization}/`.length),
                meaning: visibilityWords[visibility],
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
