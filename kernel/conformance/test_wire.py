"""Messages that no proper front end sends: dropped, and the channel goes on."""
import hashlib
import hmac
import json
import uuid

import pytest
from conftest import waiting

DELIMITER = b"<IDS|MSG>"
DEEP = b"[" * 100_000


def header(kind="kernel_info_request", **more):
    return {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "s", "username": "u",
            "date": "2026-01-01T00:00:00Z", "version": "5.3", **more}


def signed(kernel, parts):
    mac = hmac.new(kernel.client.session.key, digestmod=hashlib.sha256)
    for part in parts:
        mac.update(part)
    return mac.hexdigest().encode()


def frames(kernel, head=None, parent=b"{}", metadata=b"{}", content=b"{}", signature=None):
    head = json.dumps(header()).encode() if head is None else head
    parts = [head, parent, metadata, content]
    return [DELIMITER, signed(kernel, parts) if signature is None else signature, *parts]


def socket(kernel, channel):
    return getattr(kernel.client, f"{channel}_channel").socket


def alive(kernel, channel):
    asked = kernel.send("kernel_info_request", {}, channel=channel)
    return kernel.reply(asked, channel)["content"]["status"] == "ok"


def execute(**content):
    return json.dumps({"code": "1", "silent": False, "store_history": True, "user_expressions": {},
                       "allow_stdin": False, "stop_on_error": True, **content}).encode()


def cell(kernel, content):
    return frames(kernel, json.dumps(header("execute_request")).encode(), content=content)


def of(kind, content):
    return lambda k: frames(k, json.dumps(header(kind)).encode(), content=content)


# What must be dropped without a trace. Each message would print or answer if it were taken for good.
DROPPED = {
    "wrong signature": lambda k: frames(k, signature=b"0" * 64),
    "missing signature": lambda k: frames(k, signature=b""),
    "short signature": lambda k: frames(k, signature=signed(k, [b"", b"", b"", b""])[:10]),
    "signature of another message": lambda k: frames(k, signature=signed(k, [b"{}", b"{}", b"{}", b"{}"])),
    "a cell with a wrong signature": lambda k: frames(
        k, json.dumps(header("execute_request")).encode(), content=execute(code='System.out.println("evil");'),
        signature=b"f" * 64),
    "no frame but one": lambda k: [b""],
    "no delimiter": lambda k: [b"a", b"b", b"c"],
    "delimiter alone": lambda k: [DELIMITER],
    "too few frames": lambda k: [DELIMITER, b"", b"{}"],
    "header no JSON": lambda k: frames(k, b"no JSON"),
    "header no UTF-8": lambda k: frames(k, b"\xff\xfe{}"),
    "header empty": lambda k: frames(k, b""),
    "header a list": lambda k: frames(k, b"[]"),
    "header an empty object": lambda k: frames(k, b"{}"),
    "header without a type": lambda k: frames(k, json.dumps({"msg_id": "x"}).encode()),
    "header with numbers": lambda k: frames(k, json.dumps(header(msg_id=5, date=7, version=1)).encode()),
    "header with a bad date": lambda k: frames(k, json.dumps(header(date="yesterday")).encode()),
    "header nested deep": lambda k: frames(k, DEEP),
    "parent no JSON": lambda k: frames(k, parent=b"{"),
    "parent a number": lambda k: frames(k, parent=b"5"),
    "metadata a list": lambda k: frames(k, metadata=b"[1]"),
    "content no JSON": lambda k: frames(k, content=b"{'"),
    "content a string": lambda k: frames(k, content=b'"x"'),
    "content nested deep": lambda k: cell(k, b'{"code":' + DEEP),
    "unknown type": of("make_coffee_request", b"{}"),
    "a reply": of("execute_reply", b'{"status": "ok"}'),
    "an output": of("stream", b'{"name": "stdout", "text": "x"}'),
    "types of fields": lambda k: cell(k, execute(code=["a"], silent="maybe")),
    "expressions that are a list": lambda k: cell(k, execute(user_expressions=[1, 2])),
    "history of an unknown kind": of("history_request", b'{"hist_access_type": "all"}'),
    "history of no kind": of("history_request", b"{}"),
    "completion without code": of("complete_request", b"{}"),
    "completion at a word": of("complete_request", b'{"code": "a", "cursor_pos": "here"}'),
    "inspection of null": of("inspect_request", b'{"code": null, "cursor_pos": null}'),
    "is_complete without code": of("is_complete_request", b"{}"),
    "a comm without an id": of("comm_msg", b"{}"),
    "a comm without a target": of("comm_open", b'{"comm_id": "x"}'),
    "a comm close without an id": of("comm_close", b"{}"),
    "comm_info with a number": of("comm_info_request", b'{"target_name": 5}'),
    "a cell without code": lambda k: cell(k, b"{}"),
    "an unasked answer": of("input_reply", b'{"value": "x"}'),
    "a large message of nothing": lambda k: [b"x" * 5_000_000],
    "a thousand frames": lambda k: [DELIMITER] * 1000,
}


@pytest.mark.parametrize("channel", ["shell", "control"])
@pytest.mark.parametrize("name", DROPPED)
def test_a_bad_message_harms_nothing(kernel, channel, name):
    socket(kernel, channel).send_multipart(DROPPED[name](kernel))
    assert alive(kernel, channel)


@pytest.mark.parametrize("name", DROPPED)
def test_a_bad_answer_harms_nothing(kernel, name):
    request = kernel.submit("new Scanner(System.in).nextLine()", allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=30)
    bad = DROPPED[name](kernel)
    if name != "an unasked answer":
        socket(kernel, "stdin").send_multipart(bad)
    kernel.client.input("good")
    assert kernel.finish(request).value == "good"


@pytest.mark.parametrize("signature", [b"", b"0" * 64], ids=["missing", "wrong"])
def test_unsigned_cells_do_not_run(kernel, signature):
    kernel.run("int unsigned = 0;")
    content = execute(code="unsigned++;")
    head = json.dumps(header("execute_request")).encode()
    socket(kernel, "shell").send_multipart(frames(kernel, head, content=content, signature=signature))
    assert kernel.run("unsigned").value == "0"
    socket(kernel, "shell").send_multipart(frames(kernel, head, content=content))
    assert kernel.run("unsigned").value == "1", "the same message, signed"


@pytest.mark.parametrize("signature", [b"", b"0" * 64], ids=["missing", "wrong"])
@pytest.mark.parametrize("kind", ["shutdown_request", "interrupt_request"])
def test_unsigned_commands_are_not_followed(kernel, kind, signature, tmp_path):
    go_on = tmp_path / "go on"
    request = kernel.submit('System.out.println("go"); ' + waiting(go_on) + "5")
    kernel.published(request, lambda m: m["msg_type"] == "stream")
    head = json.dumps(header(kind)).encode()
    socket(kernel, "control").send_multipart(frames(kernel, head, content=b'{"restart": false}', signature=signature))
    # the answer to what was sent later shows that the command has arrived
    asked = kernel.send("kernel_info_request", {}, channel="control")
    kernel.reply(asked, channel="control")
    go_on.touch()
    assert kernel.finish_running(request).value == "5"


def test_unsigned_answers_are_not_taken(kernel):
    request = kernel.submit("new Scanner(System.in).nextLine()", allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=30)
    head = json.dumps(header("input_reply")).encode()
    socket(kernel, "stdin").send_multipart(frames(kernel, head, content=b'{"value": "evil"}', signature=b"0" * 64))
    kernel.client.input("good")
    assert kernel.finish(request).value == "good"


def test_replies_and_outputs_are_signed(kernel):
    session = kernel.client.session
    assert session.key and session.check_pid is not None
    # the client's session drops what is not signed with the key; so whatever arrives was
    assert kernel.run('System.out.println("x"); 1').value == "1"


def test_headers_are_complete(kernel):
    cell_ = kernel.run('System.out.println("x"); display(1); 2')
    sessions = set()
    for message in [cell_.message, *cell_.outputs]:
        head = message["header"]
        assert all(head[key] for key in ("msg_id", "session", "username", "date", "version", "msg_type"))
        assert head["date"].tzinfo is not None
        assert message["parent_header"]["session"] == kernel.client.session.session
        sessions.add(head["session"])
    assert len(sessions) == 1 and kernel.client.session.session not in sessions


def test_parent_headers_come_back_unchanged(kernel):
    sent = kernel.client.session.msg("kernel_info_request", {})
    kernel.client.shell_channel.send(sent)
    back = kernel.reply(sent["header"]["msg_id"])["parent_header"]
    for key in ("msg_id", "session", "username", "msg_type", "version"):
        assert back[key] == sent["header"][key]
