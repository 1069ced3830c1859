#!/bin/sh
# Makes the namespace and its search attributes; doing it again changes nothing. Reads TEMPORAL_ADDRESS and NAMESPACE.
set -eu

temporal operator namespace describe --namespace "$NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$NAMESPACE" --retention 90d --description 'Xiaohao: one workflow for each case'

# A namespace is known everywhere only a moment after it was made.
attempt=0
until known=$(temporal operator search-attribute list --namespace "$NAMESPACE"); do
  attempt=$((attempt + 1))
  [ "$attempt" -lt 30 ] || exit 1
  sleep 1
done

for attribute in office=Keyword unit=KeywordList status=Keyword dueAt=Datetime; do
  name=${attribute%=*}
  printf '%s\n' "$known" | grep -Eq "^ *$name " ||
    temporal operator search-attribute create --namespace "$NAMESPACE" --name "$name" --type "${attribute#*=}"
done
