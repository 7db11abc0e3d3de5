import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { gitFolder } from '#lib/git-folder.ts'

/** What is served of a repository that nobody has pushed to. */
export const emptyRepository = join(gitFolder, 'empty.git')

export const gitSettingsFile = join(gitFolder, 'gitconfig')

/** Git's own settings there. A push can't bring hooks with it; this also keeps out those that someone puts there. */
export const gitSettings = `[core]
	hooksPath = /dev/null
[http]
	uploadArchive = true
[init]
	defaultBranch = main
[receive]
	# For clients of the dumb protocol.
	updateServerInfo = true
[safe]
	directory = *
[uploadpack]
	allowFilter = true
`

type Settings = {
  /** Where nginx listens. */
  listen: string
  /** Where fcgiwrap listens, as in `unix:/run/fcgiwrap.socket`. */
  fcgi: string
  /** The path of git-backend.sh. */
  backend: string
}

/**
 * Blocks for nginx's `http`: a Git server that asks this Gatehouse about each request. Of what a client sends, only the query
 * and the body reach Git: the folder and what to do there come from Gatehouse.
 */
export function gitServerConfig({ listen, fcgi, backend }: Settings): string {
  return `# A Git server that trusts the Gatehouse at ${env.PUBLIC_URL}. Needs fcgiwrap, which runs as the owner of
# ${gitFolder}.
upstream gatehouse {
  server ${gatehouseAddress()};
  keepalive 16;
}
server {
  listen ${listen};
  # A push is one request, however large, and is passed on while it arrives.
  client_max_body_size 0;
  client_body_timeout 5m;
  send_timeout 5m;

  location / {
    auth_request /auth/git;
    auth_request_set $gatehouse_user $upstream_http_${userVariable()};
    auth_request_set $gatehouse_repository $upstream_http_x_gatehouse_repository;
    auth_request_set $gatehouse_resource $upstream_http_x_gatehouse_resource;
    auth_request_set $gatehouse_reason $upstream_http_x_gatehouse_reason;
    error_page 401 = @git_unauthenticated;
    error_page 403 = @git_forbidden;
    error_page 500 = @git_unavailable;

    fastcgi_pass ${fcgi};
    fastcgi_request_buffering off;
    fastcgi_buffering off;
    fastcgi_read_timeout 15m;
    # Authorization stays here, as does all else that is not named.
    fastcgi_pass_request_headers off;
    fastcgi_param SCRIPT_FILENAME ${quoted(backend)};
    fastcgi_param GIT_PROJECT_ROOT ${quoted(gitFolder)};
    fastcgi_param GATEHOUSE_REPOSITORY $gatehouse_repository;
    fastcgi_param GATEHOUSE_RESOURCE $gatehouse_resource;
    fastcgi_param REMOTE_USER $gatehouse_user;
    fastcgi_param REMOTE_ADDR $remote_addr;
    fastcgi_param REQUEST_METHOD $request_method;
    fastcgi_param QUERY_STRING $query_string;
    fastcgi_param CONTENT_TYPE $content_type;
    fastcgi_param CONTENT_LENGTH $content_length;
    fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
    fastcgi_param GIT_PROTOCOL $http_git_protocol;
  }

${askGatehouse(dialects[env.FORWARD_AUTH_DIALECT])}

  location ~ /info/lfs/ {
    default_type application/vnd.git-lfs+json;
    return 404 '{"message":"This Git server keeps no large files: see docs/git.md for servers that do."}';
  }

  # Git prints what is text/plain.
  location @git_unauthenticated {
    default_type "text/plain; charset=utf-8";
    return 401 "$gatehouse_reason\\n";
  }
  location @git_forbidden {
    default_type "text/plain; charset=utf-8";
    return 403 "$gatehouse_reason\\n";
  }
  location @git_unavailable {
    default_type "text/plain; charset=utf-8";
    return 503 "Gatehouse does not answer. Try again in a moment.\\n";
  }
}
`
}

/** Where this Gatehouse itself listens. */
function gatehouseAddress(): string {
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[env.HOST] ?? env.HOST
  return `${host.includes(':') ? `[${host}]` : host}:${env.PORT}`
}

/** nginx's variable of the header that FORWARD_AUTH_HEADERS calls the user's name. */
const userVariable = () => env.FORWARD_AUTH_HEADERS[0]!.toLowerCase().replaceAll('-', '_')

type Dialect = (typeof env)['FORWARD_AUTH_DIALECT']

/** Where Gatehouse reads the original request. */
const dialects: Record<Dialect, { path: string; lines: string[] }> = {
  original: { path: '/auth/git', lines: headersOf('X-Original') },
  forwarded: { path: '/auth/git', lines: headersOf('X-Forwarded') },
  path: {
    path: '/auth/git$request_uri',
    lines: ['proxy_method $request_method;', 'proxy_set_header X-Forwarded-Proto $scheme;'],
  },
}

function headersOf(prefix: string): string[] {
  return [
    `proxy_set_header ${prefix}-Method $request_method;`,
    `proxy_set_header ${prefix}-Proto $scheme;`,
    `proxy_set_header ${prefix}-Host $http_host;`,
    `proxy_set_header ${prefix}-URI $request_uri;`,
  ]
}

function askGatehouse({ path, lines }: { path: string; lines: string[] }): string {
  return `  location = /auth/git {
    internal;
    proxy_pass http://gatehouse${path};
    proxy_http_version 1.1;
    proxy_pass_request_body off;
    proxy_pass_request_headers off;
    proxy_set_header Connection "";
    proxy_set_header Content-Length "";
    proxy_set_header Host $http_host;
    proxy_set_header Authorization $http_authorization;
    proxy_set_header User-Agent $http_user_agent;
    proxy_set_header X-Gatehouse-Transfer $http_x_gatehouse_transfer;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    ${lines.join('\n    ')}
  }`
}

/** Of a path, for nginx: its variables begin with a dollar, which no escape prevents. */
const quoted = (path: string) => `"${path.replace(/["\\]/g, '\\$&')}"`
