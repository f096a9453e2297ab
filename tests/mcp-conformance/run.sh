#!/usr/bin/env bash
# Runs the MCP conformance suite against the shipped function in its test profile (tests/SecondBrain.Mcp.Tests.Host),
# prints passed/total for each requirement set and fails below baseline.txt.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${SECONDBRAIN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/secondbrain}/mcp-conformance
suite=$cache/node_modules/@modelcontextprotocol/conformance/dist/index.js
node=$cache/node_modules/node/bin/node # the suite needs Node 22, whatever the machine has

for tool in npm dotnet; do
  command -v "$tool" >/dev/null || { echo "The conformance run needs $tool, which is not on the PATH." >&2; exit 1; }
done

mkdir -p "$cache"
if [[ ! -f $suite ]] || ! cmp -s "$here/package-lock.json" "$cache/package-lock.json"; then
  cp "$here/package.json" "$cache/"
  cp "$here/package-lock.json" "$cache/"
  (cd "$cache" && npm ci --no-audit --no-fund --loglevel=error) || { rm -f "$cache/package-lock.json"; exit 1; }
fi

dotnet build "$root/tests/SecondBrain.Mcp.Tests.Host" -m:1 -nodeReuse:false -v:quiet -nologo
results=$(mktemp -d)
dotnet "$root/tests/SecondBrain.Mcp.Tests.Host/bin/Debug/net10.0/SecondBrain.Mcp.Tests.Host.dll" >"$results/host.log" 2>&1 &
host=$!
trap 'kill $host 2>/dev/null; rm -rf "$results"' EXIT
url=
for _ in $(seq 100); do
  url=$(grep -m1 '^http' "$results/host.log" || true)
  [[ -n $url ]] && break
  kill -0 $host 2>/dev/null || { cat "$results/host.log" >&2; exit 1; }
  sleep 0.1
done

failed=0
while read -r requirements wanted of; do
  [[ $requirements == '#'* ]] && continue
  "$node" "$suite" server --url "$url" --requirements "$requirements" -o "$results/out" >"$results/log" 2>&1 </dev/null || true
  # the summary has every scenario, the last part those that do not count
  read -r passed total < <(awk '
    /^=== SUMMARY/ { summary = 1 }
    /^Not scored/ { extra = 1 }
    summary && !extra && /^(✓|✗) / { name = $2; sub(":", "", name); mark[name] = $1 }
    extra && /^ +(✓|✗) / { delete mark[$2] }
    END { for (name in mark) { total++; if (mark[name] == "✓") passed++ } print passed + 0, total + 0 }' "$results/log")
  echo "$requirements: $passed of $total scenarios passed (baseline $wanted of $of)"
  if ((passed < wanted || total != of)); then
    failed=1
    grep -E '^✗ ' "$results/log" >&2 || tail -n 20 "$results/log" >&2
  fi
done <"$here/baseline.txt"
exit $failed
