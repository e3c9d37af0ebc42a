"""The options of curl: what they are called, and which of them take a value."""

_LETTERS = """
a=append E=cert K=config C=continue-at b=cookie c=cookie-jar d=data q=disable D=dump-header f=fail F=form P=ftp-port
G=get g=globoff I=head H=header h=help 0=http1.0 i=include k=insecure 4=ipv4 6=ipv6 j=junk-session-cookies
l=list-only L=location M=manual m=max-time n=netrc :=next N=no-buffer o=output Z=parallel #=progress-bar x=proxy
U=proxy-user p=proxytunnel Q=quote r=range e=referer J=remote-header-name O=remote-name R=remote-time X=request
S=show-error s=silent Y=speed-limit y=speed-time 2=sslv2 3=sslv3 t=telnet-option z=time-cond 1=tlsv1 T=upload-file
B=use-ascii u=user A=user-agent v=verbose V=version w=write-out
"""

_VALUED = """
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to
continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw
data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech
egd-file engine etag-compare etag-save expect100-timeout form form-string ftp-account
ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip
header hostpubmd5 hostpubsha256 hsts interface ip-tos json keepalive-cnt keepalive-time key key-type krb
libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time
netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey preproxy proto
proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers
proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote
random-file range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid
service-name socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr
telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace
trace-ascii trace-config unix-socket upload-file url url-query user user-agent variable vlan-priority
write-out
"""

LETTERS = dict(each.split("=") for each in _LETTERS.split())
"""The long name of each option of one letter."""

VALUED = frozenset(_VALUED.split())
"""The long names of those that take a value; what is not among them takes none."""
