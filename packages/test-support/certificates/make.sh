#!/usr/bin/env bash
# Makes the certificates of the tests: two authorities that no machine trusts, a server's and a client's. Valid from 2000 to 2120, so that
# the day of a test run does not matter. They protect nothing: their keys are public.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/openssl.cnf" <<CNF
[ca]
default_ca = test
[test]
database = $work/index
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[server]
subjectAltName = DNS:api.vendor.example, DNS:proxy.example, DNS:localhost, IP:127.0.0.1
extendedKeyUsage = serverAuth
[client]
extendedKeyUsage = clientAuth
CNF
: > "$work/index"

# make NAME SECTION AUTHORITY: writes NAME.pem and its key, signed by the authority (itself: NAME).
make() {
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/$1-key.pem"
  openssl req -new -key "$work/$1-key.pem" -subj "/CN=$1 of the tests" -out "$work/$1.csr"
  local sign=(-selfsign -keyfile "$work/$1-key.pem")
  [ "$1" = "$3" ] || sign=(-cert "$work/$3.pem" -keyfile "$work/$3-key.pem")
  openssl ca -batch -notext -config "$work/openssl.cnf" -extensions "$2" "${sign[@]}" \
    -startdate 20000101000000Z -enddate 21200101000000Z -in "$work/$1.csr" -out "$work/$1.pem"
}

make ca authority ca
make other-ca authority other-ca
make server server ca
make client client ca
openssl pkcs8 -topk8 -in "$work/client-key.pem" -passout pass:test -out "$work/client-key-encrypted.pem"
cp "$work"/{ca,other-ca,server,client,server-key,client-key,client-key-encrypted}.pem .
