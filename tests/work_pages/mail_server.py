"""A mail server for the tests: RFC 5321 with STARTTLS and AUTH as far as a sender needs, on a port of this machine."""

import base64
import ipaddress
import socket
import ssl
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "keepsake", "an invented password"


def a_certificate(folder, name="localhost"):
    """A certificate for this machine that nobody else signed; where it is."""
    key = ec.generate_private_key(ec.SECP256R1())
    named, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(name), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    form = serialization.Encoding.PEM
    secret = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(form))
    return path


class MailServer:
    """``taken`` are the messages it took. It refuses those to ``refused``, and can break off: before it answers to
    the text, or after."""

    def __init__(self, certificate, *, offers_tls=True, refused=(), breaks_off=""):
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(certificate)
        self.offers_tls, self.refused, self.breaks_off = offers_tls, set(refused), breaks_off
        self.taken, self.in_the_clear, self.asked = [], [], 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def __enter__(self):
        Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.socket.shutdown(socket.SHUT_RDWR)  # or whoever waits at it would be let in once more
        self.socket.close()

    def _serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.asked += 1
            Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection):
        talk = _Talk(self, connection)
        try:
            talk.run()
        except (OSError, StopIteration):
            return
        finally:
            talk.file.close()
            talk.connection.close()


class _Talk:
    def __init__(self, server, connection):
        self.server, self.connection = server, connection
        self.file = connection.makefile("rb")
        self.is_safe = self.is_known = False
        self.to = []

    def say(self, *lines):
        for place, line in enumerate(lines):
            code, _, text = line.partition(" ")
            mark = " " if place == len(lines) - 1 else "-"
            self.connection.sendall(f"{code}{mark}{text}\r\n".encode())

    def line(self):
        found = self.file.readline()
        if not found:
            raise StopIteration
        if not self.is_safe:
            self.server.in_the_clear.append(found)
        return found.rstrip(b"\r\n").decode()

    def run(self):
        self.say("220 localhost an invented server")
        while True:
            word, _, rest = self.line().partition(" ")
            getattr(self, f"do_{word.lower()}", self.unknown)(rest)

    def unknown(self, _):
        self.say("502 not here")

    def do_ehlo(self, _):
        offered = ["250 AUTH PLAIN"] if self.is_safe else ["250 STARTTLS"] if self.server.offers_tls else []
        self.say("250 localhost", *offered, "250 8BITMIME")

    def do_starttls(self, _):
        self.say("220 begin")
        self.file.close()
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.file, self.is_safe = self.connection.makefile("rb"), True

    def do_auth(self, rest):
        given = base64.b64decode(rest.removeprefix("PLAIN ")).decode().split("\0")
        self.is_known = given[1:] == [USER, PASSWORD]
        self.say("235 known" if self.is_known else "535 not known")

    def do_mail(self, _):
        self.to = []
        self.say("250 yes" if self.is_known else "530 sign in first")

    def do_rcpt(self, rest):
        address = rest.partition("<")[2].partition(">")[0]
        if address in self.server.refused:
            self.say("550 nobody of that name")
        else:
            self.to.append(address)
            self.say("250 yes")

    def do_data(self, _):
        self.say("354 go on")
        lines = []
        while (line := self.file.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if self.server.breaks_off == "before":
            raise StopIteration
        self.server.taken.append((self.to, message_from_bytes(b"".join(lines))))
        self.say("250 taken")
        if self.server.breaks_off == "after":
            raise StopIteration

    def do_rset(self, _):
        self.say("250 yes")

    def do_quit(self, _):
        self.say("221 good-bye")
        raise StopIteration
