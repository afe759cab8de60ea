"""manage.py run_meeting: it says plainly when the port is taken; the rest is proved by starting it."""

import socket

import pytest
from django.core.management.base import CommandError

from delegates.management.commands.run_meeting import HOST, require_free_port


def test_a_taken_port_is_misuse():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        with pytest.raises(CommandError) as refused:
            require_free_port(taken.getsockname()[1])
    assert refused.value.returncode == 2


def test_a_free_port_is_free():
    with socket.socket() as found:
        found.bind((HOST, 0))
        port = found.getsockname()[1]
    require_free_port(port)


def test_no_port_is_misuse():
    with pytest.raises(CommandError):
        require_free_port(70_000)
