# The suite as an image. It copies a self-contained build, so any base with a C library and a shell will do:
#   dotnet publish harness/Compliance.Cli -c Release -r linux-x64 -o artifacts/publish/linux-x64
#   docker build -t prw-compliance .
#   docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" prw-compliance run --target ./my-target
# .ci/pack.sh builds and tries it, on a base of its own where no registry can be reached (--build-arg BASE=…).
ARG BASE=debian:12-slim
FROM ${BASE}
ARG PUBLISH=artifacts/publish/linux-x64
COPY ${PUBLISH} /opt/prw-compliance
# The base needs no ICU: texts of the suite are invariant.
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/opt/prw-compliance/prw-compliance"]
