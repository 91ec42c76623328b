#!/usr/bin/env bash
# Adds one migration, with the same name, for both databases: src/MvoUmbraco.Data/add-migration.sh AddRegistrations
set -euo pipefail
cd "$(dirname "$0")/../.."
name=${1:?the name of the migration}
dotnet tool restore
dotnet build tests/MvoUmbraco.Data.Tests --nologo -v q
for database in Sqlite SqlServer; do
  dotnet ef migrations add "$name" --no-build --context "${database}MvoContext" --output-dir "Migrations/$database" \
    --project src/MvoUmbraco.Data --startup-project tests/MvoUmbraco.Data.Tests
done
