'use client'

import { useList } from '#components/data-table/list-context.tsx'
import { groupMembersHref, type GroupPageQuery } from '#components/groups/group-page-url.ts'
import { GroupPartList } from '#components/groups/group-part-list.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { SuggestingInput } from '#components/shared/suggesting-input.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast.ts'
import { addGroupMemberAction, removeGroupMemberAction } from '#lib/groups/actions.ts'
import type { GroupMemberList } from '#lib/groups/list-group-members.ts'
import { memberList } from '#lib/members/member-list.ts'
import { groupMemberSchema } from '#lib/groups/schema.ts'
import { searchMembersAction } from '#lib/members/actions.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import { paths } from '#lib/paths.ts'

type Place = { organization: string; group: string }
type Props = Place & { list: GroupMemberList; query: GroupPageQuery; canEdit: boolean }

export function GroupMembers({ organization, group, list, query, canEdit }: Props) {
  const path = paths.group(organization, group)
  return (
    <GroupPartList
      {...list}
      {...{ one: 'member', many: 'members', pageSize: memberList.pageSize, q: query.q }}
      href={(change) => groupMembersHref(path, query, change)}
      form={canEdit && <AddMember organization={organization} group={group} />}
    >
      {list.members.map((member) => (
        <MemberRow key={member.id} {...{ organization, group, member, canEdit }} />
      ))}
    </GroupPartList>
  )
}

type RowProps = Place & { member: PublicMember; canEdit: boolean }

function MemberRow({ organization, group, member: { id, username, name }, canEdit }: RowProps) {
  const { busy, change } = useList()
  const remove = () =>
    void change(
      id,
      () => removeGroupMemberAction(organization, group, { username }),
      () => toast(`${username} is no longer in ${group}.`),
    )
  return (
    <li className="flex min-h-12 items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1 truncate" data-tooltip-cut>
        <bdi className="font-medium">{name}</bdi>
        {name !== username && <span className="text-text-muted"> {username}</span>}
      </span>
      {canEdit && (
        <Button
          size="small"
          look="quiet-danger"
          aria-label={`Remove ${username} from the group`}
          pending={busy.has(id)}
          onClick={remove}
        >
          Remove
        </Button>
      )}
    </li>
  )
}

function AddMember({ organization, group }: Place) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: groupMemberSchema,
    defaultValues: { username: '' },
    action: (input) => addGroupMemberAction(organization, group, input),
    onDone: (_, { reset, setFocus, getValues }) => {
      toast(`${getValues('username').trim()} is in ${group} now.`)
      reset()
      setFocus('username')
    },
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-3">
      <FormProblem problem={problem} />
      <div className="flex items-start gap-2">
        <Field label="Username of a member" error={messageOf('username')} className="min-w-0 flex-1">
          {(control) => (
            <SuggestingInput
              {...control}
              {...form.register('username')}
              find={(text) => searchMembersAction(organization, text)}
              suggestion={({ username, name }) => ({ value: username, meaning: name })}
            />
          )}
        </Field>
        <Button type="submit" pending={pending} className="mt-6.5">
          Add member
        </Button>
      </div>
    </form>
  )
}
