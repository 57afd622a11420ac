// Stand-ins for what the static libgit2 wants of ssh, TLS and Kerberos, in a release.
//
// Folio leaves every network to the user's own git, so none of it is ever used. Leaving it out halves the start of the
// program: git_libgit2_init() would read the certificates of all authorities. A debug build has the shared libgit2 with
// its own libraries, and none of this.
#include "CTransportStubs.h"

#ifndef DEBUG

#include <stdio.h>
#include <stdlib.h>

// What git_libgit2_init() and its end call: nothing to set up, and that works.
#define READY(name) \
  int name(void) { return 0; }

// libgit2 does not start unless it finds a cipher that it knows; any number stands for one.
int mbedtls_ssl_get_ciphersuite_id(const char *name) {
  (void)name;
  return 1;
}

// What only a transport calls.
#define NEVER(name) \
  int name(void) { \
    fputs("folio: " #name " was called, and folio has no network of its own\n", stderr); \
    abort(); \
  }

const void *GSS_C_NT_HOSTBASED_SERVICE = NULL;

READY(libssh2_init)
READY(libssh2_exit)
READY(mbedtls_ssl_config_defaults)
READY(mbedtls_ssl_config_free)
READY(mbedtls_ssl_conf_min_version)
READY(mbedtls_ssl_conf_authmode)
READY(mbedtls_ssl_conf_ciphersuites)
READY(mbedtls_ssl_conf_ca_chain)
READY(mbedtls_ssl_conf_rng)
READY(mbedtls_x509_crt_init)
READY(mbedtls_x509_crt_free)
READY(mbedtls_x509_crt_parse_file)
READY(mbedtls_x509_crt_parse_path)

NEVER(gss_delete_sec_context)
NEVER(gss_display_status)
NEVER(gss_import_name)
NEVER(gss_indicate_mechs)
NEVER(gss_init_sec_context)
NEVER(gss_release_buffer)
NEVER(gss_release_name)
NEVER(gss_release_oid_set)
NEVER(libssh2_agent_connect)
NEVER(libssh2_agent_disconnect)
NEVER(libssh2_agent_free)
NEVER(libssh2_agent_get_identity)
NEVER(libssh2_agent_init)
NEVER(libssh2_agent_list_identities)
NEVER(libssh2_agent_userauth)
NEVER(libssh2_channel_close)
NEVER(libssh2_channel_free)
NEVER(libssh2_channel_open_ex)
NEVER(libssh2_channel_process_startup)
NEVER(libssh2_channel_read_ex)
NEVER(libssh2_channel_set_blocking)
NEVER(libssh2_channel_write_ex)
NEVER(libssh2_hostkey_hash)
NEVER(libssh2_knownhost_checkp)
NEVER(libssh2_knownhost_free)
NEVER(libssh2_knownhost_init)
NEVER(libssh2_knownhost_readfile)
NEVER(libssh2_session_abstract)
NEVER(libssh2_session_disconnect_ex)
NEVER(libssh2_session_free)
NEVER(libssh2_session_handshake)
NEVER(libssh2_session_hostkey)
NEVER(libssh2_session_init_ex)
NEVER(libssh2_session_last_error)
NEVER(libssh2_session_method_pref)
NEVER(libssh2_session_set_blocking)
NEVER(libssh2_userauth_authenticated)
NEVER(libssh2_userauth_keyboard_interactive_ex)
NEVER(libssh2_userauth_list)
NEVER(libssh2_userauth_password_ex)
NEVER(libssh2_userauth_publickey)
NEVER(libssh2_userauth_publickey_fromfile_ex)
NEVER(libssh2_userauth_publickey_frommemory)
NEVER(mbedtls_ssl_close_notify)
NEVER(mbedtls_ssl_free)
NEVER(mbedtls_ssl_get_peer_cert)
NEVER(mbedtls_ssl_get_verify_result)
NEVER(mbedtls_ssl_handshake)
NEVER(mbedtls_ssl_init)
NEVER(mbedtls_ssl_read)
NEVER(mbedtls_ssl_set_bio)
NEVER(mbedtls_ssl_set_hostname)
NEVER(mbedtls_ssl_setup)
NEVER(mbedtls_ssl_write)
NEVER(mbedtls_x509_crt_verify_info)

#endif
