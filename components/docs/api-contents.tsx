import { anchorOf, type Endpoint } from '#components/docs/open-api.ts'

type Props = { sections: Map<string, Endpoint[]>; className?: string }

/** Links to the sections, and from 1,024 px to each endpoint. */
export function ApiContents({ sections, className }: Props) {
  return (
    <nav aria-label="Contents" className={className}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm lg:flex-col lg:flex-nowrap lg:gap-4">
        {[...sections].map(([tag, endpoints]) => (
          <li key={tag}>
            <a
              href={`#${sectionAnchor(tag)}`}
              className="touch-target rounded-sm font-medium hover:text-accent"
            >
              {tag}
            </a>
            <ul className="mt-1 hidden flex-col gap-1 lg:flex">
              {endpoints.map((endpoint) => (
                <li key={endpoint.method + endpoint.path}>
                  <a href={`#${anchorOf(endpoint)}`} className="rounded-sm text-text-muted hover:text-text">
                    {endpoint.summary}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export const sectionAnchor = (tag: string) => tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')
