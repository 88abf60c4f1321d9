#!/usr/bin/env bash
# Installs what the tests need, builds once and runs every test. Needs the .NET SDK 10 and Node 20.
# Last line: N passed, N failed, N skipped. Fails on a failed test, on a project that did not run, and when there was no test.
# With TEST_SQLSERVER set to a connection string the tests of the app run on that SQL Server instead of SQLite.
# Give words to run only the projects whose name holds one of them: tests/run.sh Domain Web
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

for tool in dotnet npm; do
  command -v "$tool" >/dev/null || { echo "Install $tool first: the .NET SDK 10 and Node 20 are needed."; echo "0 passed, 1 failed, 0 skipped"; exit 1; }
done

export CHROMIUM_PATH="${CHROMIUM_PATH:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
if [ -z "$CHROMIUM_PATH" ]; then
  echo "Installing Chromium for the browser tests…"
  sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo"
  $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq chromium >/dev/null
  CHROMIUM_PATH="$(command -v chromium || true)"
  [ -n "$CHROMIUM_PATH" ] || { echo "Chromium could not be installed. Install it and set CHROMIUM_PATH."; echo "0 passed, 1 failed, 0 skipped"; exit 1; }
fi

start=$SECONDS
if ! dotnet build SchoolImprovement.sln -v q --nologo; then
  echo "The build failed."; echo "0 passed, 1 failed, 0 skipped"; exit 1
fi
echo "Built in $((SECONDS - start)) s"

passed=0; failed=${ALREADY_FAILED:-0}; skipped=0
log="$(mktemp)"; trap 'rm -f "$log"' EXIT
for project in tests/*.Tests/*.csproj; do
  name="$(basename "$project" .csproj)"
  if [ $# -gt 0 ] && ! grep -qiE "$(IFS='|'; echo "$*")" <<<"$name"; then continue; fi
  began=$SECONDS
  echo "── $name"
  dotnet test "$project" --no-build --nologo -v q --logger "console;verbosity=minimal" 2>&1 | tee "$log"
  status=$?
  sum="$(grep -E '(Passed|Failed|Skipped)! +- Failed: ' "$log" | tail -1)"
  if [ -n "$sum" ]; then
    count() { sed -E "s/.*$1: +([0-9]+).*/\1/" <<<"$sum"; }
    f=$(count Failed); p=$(count Passed); s=$(count Skipped)
    failed=$((failed + f)); passed=$((passed + p)); skipped=$((skipped + s))
    # A run that broke off after its last test is a failure too.
    [ "$status" = 0 ] || [ "$f" -gt 0 ] || failed=$((failed + 1))
  else
    echo "$name ran no test."
    failed=$((failed + 1))
  fi
  echo "── $name took $((SECONDS - began)) s"
done

echo "All of it took $((SECONDS - start)) s"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
