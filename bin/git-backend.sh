#!/bin/sh
# A CGI program: serves with git http-backend what Gatehouse has allowed. The bare repository is named for the repository's
# id and the path below it comes from Gatehouse, so what a client asks for never names a file.
set -eu
umask 077
export GIT_CONFIG_GLOBAL="$GIT_PROJECT_ROOT/gitconfig" GIT_CONFIG_NOSYSTEM=1 GIT_HTTP_EXPORT_ALL=1

refuse() {
  printf 'Status: %s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\n' "$1" "$2"
  exit 0
}

id=${GATEHOUSE_REPOSITORY:-}
case "$id" in
  '') id=empty ;;
  *[!0-9a-f-]*) refuse '404 Not Found' 'There is no such repository.' ;;
esac
folder=$GIT_PROJECT_ROOT/$id.git

if [ "$GATEHOUSE_RESOURCE" = git-receive-pack ]; then
  [ "$id" != empty ] || refuse '404 Not Found' 'There is no such repository.'
  if [ ! -d "$folder" ]; then
    new=$(mktemp -d "$GIT_PROJECT_ROOT/new-XXXXXXXX")
    git init --quiet --bare --template= "$new"
    # One of two pushes at once makes it.
    mv -T "$new" "$folder" 2>/dev/null || rm -rf "$new"
  fi
elif [ ! -d "$folder" ]; then
  id=empty
fi

export PATH_INFO="/$id.git/$GATEHOUSE_RESOURCE"
[ "$GATEHOUSE_RESOURCE" = git-receive-pack ] || exec git http-backend
git http-backend

# Clients check out the branch that HEAD names: one that was pushed.
if ! git --git-dir="$folder" rev-parse --quiet --verify HEAD >/dev/null; then
  branch=$(git --git-dir="$folder" for-each-ref --count=1 --format='%(refname)' refs/heads)
  [ -z "$branch" ] || git --git-dir="$folder" symbolic-ref HEAD "$branch"
fi
