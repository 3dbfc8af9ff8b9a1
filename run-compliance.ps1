#Requires -Version 7.2
# Builds the suite when needed and runs it. Every argument is passed on; without a verb it is `run`.
$project = Join-Path $PSScriptRoot 'harness/Compliance.Cli/Compliance.Cli.csproj'
$app = Join-Path $PSScriptRoot 'harness/Compliance.Cli/bin/Release/net10.0/prw-compliance.dll'
& dotnet build $project -c Release -v quiet --nologo | Out-Host
if ($LASTEXITCODE -ne 0) { exit 4 }
& dotnet $app @args
exit $LASTEXITCODE
