import { Suspense, type ReactNode } from 'react'
import { RowFrame, TableFrame } from '#components/data-table/table-frame.tsx'
import { formatBytes } from '#components/repositories/format-bytes.ts'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { Section } from '#components/ui/card.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { paths } from '#lib/paths.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import type { ImageFacts } from '#lib/registry/describe-images.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { tagsPerPage } from '#lib/repositories/schema.ts'
import type { PushedTag } from '#lib/tokens/list-pushed-tags.ts'

type Images = Promise<Map<string, ImageFacts>>
type Props = {
  repository: PublicRepository
  pushed: { tags: PushedTag[]; matching: number; page: number }
  images: Images
  now: Date
}

const columns = [
  { label: 'Tag' },
  { label: 'Platform', className: '@2xl:w-36 @4xl:w-52' },
  { label: 'Size', className: '@2xl:w-28 @4xl:w-36' },
  { label: 'Pushed', className: '@2xl:w-48 @4xl:w-64' },
]

/** A repository's tags, the most recently pushed first. What only the registry knows of them comes after the rest. */
export function RepositoryTags({ repository, pushed: { tags, matching, page }, images, now }: Props) {
  const { namespace, name } = repository
  return (
    <Section title="Tags" className="@container">
      {matching === 0 ? (
        <p className="text-text-muted">No tags yet.</p>
      ) : (
        <div>
          <TableFrame columns={columns} caption="Tags" header={(at) => columns[at]!.label}>
            {tags.map((tag) => (
              <RowFrame
                key={tag.name}
                columns={columns}
                cell={(at) => cells[at]!({ tag, images, namespace, now })}
              />
            ))}
          </TableFrame>
          <Pagination
            label="Pages of tags"
            page={page}
            pageSize={tagsPerPage}
            total={matching}
            href={(next) => `${paths.repository(namespace, name)}?tags=${next}`}
          />
        </div>
      )}
    </Section>
  )
}

type Cell = { tag: PushedTag; images: Images; namespace: string; now: Date }

const cells = [
  ({ tag: { name, digest } }: Cell) => (
    <div className="flex min-w-0 flex-1 flex-col">
      <span className="truncate font-mono font-medium" data-tooltip-cut tabIndex={0}>
        {name}
      </span>
      <span className="flex items-center gap-1 font-mono text-xs text-text-muted">
        {digest.slice(0, 19)}
        <CopyButton
          iconOnly
          look="quiet"
          text={digest}
          label={`Copy the digest of ${name}`}
          className="-my-2"
        />
      </span>
    </div>
  ),
  ({ tag: { digest }, images }: Cell) => (
    <Described
      {...{ digest, images }}
      say={({ platforms }) => (
        <span className="block truncate" data-tooltip-cut tabIndex={0}>
          {platforms.join(', ') || '–'}
        </span>
      )}
    />
  ),
  ({ tag: { digest }, images }: Cell) => (
    <Described
      {...{ digest, images }}
      say={({ size: { least, most } }) =>
        least === most ? formatBytes(least) : `${formatBytes(least)} – ${formatBytes(most)}`
      }
    />
  ),
  ({ tag: { pushedAt, pushedBy, token }, namespace, now }: Cell) => (
    <div className="flex min-w-0 flex-1 flex-col">
      <Time at={pushedAt} now={now} className="w-fit" />
      <span className="flex gap-1 text-xs text-text-muted">
        {pushedBy && <span className="truncate">by {pushedBy}</span>}
        {token && (
          <>
            with
            <TextLink
              href={tokenPaths(
                token.isOrganization ? { kind: 'organization', name: namespace } : { kind: 'account' },
              ).page(token.id)}
              dir="auto"
              className="truncate"
            >
              {token.name}
            </TextLink>
          </>
        )}
      </span>
    </div>
  ),
]

type DescribedProps = { digest: string; images: Images; say: (facts: ImageFacts) => ReactNode }

const unknown = <span className="text-text-muted">–</span>

function Described(props: DescribedProps) {
  return (
    <Suspense fallback={<span className="text-text-muted">…</span>}>
      <Told {...props} />
    </Suspense>
  )
}

async function Told({ digest, images, say }: DescribedProps) {
  const facts = (await images).get(digest)
  return facts ? say(facts) : unknown
}
