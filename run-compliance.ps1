#Requires -Version 7.2
# Builds the suite when its sources changed and runs it. Every argument is passed on; without a verb it is `run`. The twin of run-compliance.sh.
$root = $PSScriptRoot
$app = Join-Path $root 'harness/Compliance.Cli/bin/Release/net10.0/prw-compliance.dll'
$stamp = Join-Path $root 'harness/Compliance.Cli/obj/built'
if (-not (Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue)) {
  [Console]::Error.WriteLine("prw-compliance: the .NET SDK 10 is needed and 'dotnet' is not on the PATH; install it from https://dot.net")
  exit 4
}
$stale = -not ((Test-Path $app) -and (Test-Path $stamp))
if (-not $stale) {
  $built = (Get-Item $stamp).LastWriteTimeUtc
  $sources = @(Get-ChildItem -Recurse -File -Path (Join-Path $root 'harness'), (Join-Path $root 'proto'))
  $sources += @(Get-ChildItem -File -Path $root | Where-Object { $_.Name -like 'Directory.*' -or $_.Name -eq 'global.json' })
  $stale = $null -ne ($sources | Where-Object {
    $_.LastWriteTimeUtc -gt $built -and $_.FullName -notmatch '[\\/](bin|obj|Compliance\.Tests|Compliance\.Benchmarks)[\\/]'
  } | Select-Object -First 1)
}
if ($stale) {
  $said = & dotnet build (Join-Path $root 'harness/Compliance.Cli/Compliance.Cli.csproj') -c Release -v quiet --nologo 2>&1
  if ($LASTEXITCODE -ne 0) {
    $said | ForEach-Object { [Console]::Error.WriteLine("$_") }
    [Console]::Error.WriteLine('prw-compliance: the suite could not be built; the compiler''s messages are above')
    exit 4
  }
  [IO.File]::WriteAllText($stamp, '')
}
& dotnet $app @args
exit $LASTEXITCODE
