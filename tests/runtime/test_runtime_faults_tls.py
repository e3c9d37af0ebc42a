"""Certificates: those that cannot be trusted are refused with the reason, and those of a trusted authority are taken."""

import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
import trustme
from client_runtime.errors import ApiConnectionError, StatusError

from tests.runtime.crooked import Crooked, Script, answer, head, running_crooked
from tests.runtime.faults import (
    BOTH,
    Caller,
    Fault,
    survived,
)
from tests.runtime.pictures_api import Options

HOST: Final = "127.0.0.1"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """What a client speaks TLS with that trusts one authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def certified(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """What a server speaks TLS with that has a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def expired(authority: trustme.CA) -> ssl.SSLContext:
    """What was good until yesterday."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    return certified(authority.issue_cert(HOST, not_after=yesterday))


def of_another_host(authority: trustme.CA) -> ssl.SSLContext:
    """What is good elsewhere."""
    return certified(authority.issue_cert("elsewhere.example"))


def of_a_stranger(_: trustme.CA) -> ssl.SSLContext:
    """What an authority says that nobody trusts."""
    return certified(trustme.CA().issue_cert(HOST))


def self_signed(_: trustme.CA) -> ssl.SSLContext:
    """What vouches for itself."""
    stranger = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    pem = stranger.private_key_pem.bytes() + stranger.cert_pem.bytes()
    with trustme.Blob(pem).tempfile() as path:
        context.load_cert_chain(path)
    return context


@BOTH
@pytest.mark.parametrize(
    ("certificate", "reason"),
    [
        (expired, "certificate has expired"),
        (of_another_host, "certificate is not valid for '127.0.0.1'"),
        (of_a_stranger, "unable to get local issuer certificate"),
        (self_signed, "self-signed certificate"),
    ],
)
def test_refused_certificates(
    caught: Caller,
    certificate: Callable[[trustme.CA], ssl.SSLContext],
    reason: str,
    authority: trustme.CA,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A server that cannot prove who it is is sent nothing, and the error says what is wrong with its certificate."""
    tls = certificate(authority)
    with running_crooked() as server, running_crooked(tls=tls) as unproven:
        client = trusted(authority, unproven)
        fault = Fault("", (), ApiConnectionError, reason, 0, client=client)
        error = survived(caught, server, fault, caplog)
    assert f"could not reach {HOST}" in str(error)
    assert not error.request_sent
    assert not unproven.requests


@BOTH
def test_a_server_without_tls(
    caught: Caller, authority: trustme.CA, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that speaks no TLS where it should is sent no request."""
    with running_crooked() as server, running_crooked() as plain:
        plain.serve = refusing  # type: ignore[method-assign] # another play
        client = trusted(authority, plain)
        client["base_url"] = plain.url.replace("http:", "https:")
        fault = Fault("", (), ApiConnectionError, "SSL", 0, client=client)
        error = survived(caught, server, fault, caplog)
    assert not error.request_sent


def refusing(connection: socket.socket) -> None:
    """What a web server says to one who speaks TLS where HTTP is spoken."""
    with connection:
        connection.recv(1)
        connection.sendall(head(status="400 Bad Request"))


@BOTH
def test_a_trusted_certificate(
    caught: Caller, authority: trustme.CA, caplog: pytest.LogCaptureFixture
) -> None:
    """An authority that the user's `http_client` trusts is enough."""
    tls = certified(authority.issue_cert(HOST))
    with running_crooked(tls=tls) as server:
        scripts = (Script((answer(b'{"title":"sky"}'),)),)
        fault = Fault("", scripts, client=trusted(authority, server))
        assert survived(caught, server, fault, caplog).title == "sky"


def trusted(authority: trustme.CA, server: Crooked) -> Options:
    """A client of a server that trusts one authority, and does not try again."""
    http = {"verify": trusting(authority)}
    return {"base_url": server.url, "http": http, "max_retries": 0, "timeout": 30}


@BOTH
def test_a_redirect_down_to_http(
    caught: Caller, authority: trustme.CA, caplog: pytest.LogCaptureFixture
) -> None:
    """A redirect from TLS to none is an error, though the `http_client` would follow it: nothing is sent there."""
    tls = certified(authority.issue_cert(HOST))
    with running_crooked() as plain, running_crooked(tls=tls) as server:
        sent = answer(b"", f"Location: {plain.url}/pictures", status="307 X")
        client = trusted(authority, server)
        client["http"]["follow_redirects"] = True
        fault = Fault("", (Script((sent,)),), StatusError, "307", client=client)
        survived(caught, server, fault, caplog)
        assert not plain.requests
