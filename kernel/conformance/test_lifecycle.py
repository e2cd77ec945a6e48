"""Interrupt, restart, shutdown, and the control channel while a cell runs."""
import time

import pytest
import zmq
from conftest import waiting
from jupyter_client import BlockingKernelClient

SLEEP = 'System.out.println("go"); Thread.sleep(600_000);'
PRINTING = 'System.out.println("go"); for (long i = 0; ; i++) System.out.println(i);'
COMPUTING = 'System.out.println("go"); double x = 1; while (true) x = Math.sqrt(x + 1);'
LIBRARY = 'System.out.println("go"); var big = zeros(300, 300); while (true) big.matmul(big);'
SWALLOWING = 'System.out.println("go"); while (true) { try { Thread.sleep(50); } catch (InterruptedException e) { } }'


def start(kernel, code):
    request = kernel.submit(code)
    kernel.published(request, lambda m: m["msg_type"] == "stream")
    return request


def interrupt(kernel, request):
    asked = kernel.send("interrupt_request", {}, channel="control")
    assert kernel.reply(asked, channel="control")["content"] == {"status": "ok"}
    cell = kernel.finish_running(request)
    assert cell.reply["ename"] == "Interrupted" and cell.of("error"), cell.reply


@pytest.mark.parametrize("code", [SLEEP, LIBRARY, PRINTING, COMPUTING, SWALLOWING],
                         ids=["sleeping", "in the library", "printing", "computing", "swallowing"])
def test_interrupt_stops_the_cell_and_keeps_the_rest(kernel, code):
    kernel.run("int kept = 7;")
    interrupt(kernel, start(kernel, code))
    kernel.quiet(0.3)
    cell = kernel.run('System.out.println("usable"); kept')
    assert cell.value == "7" and cell.stream() == "usable\n"


def test_interrupt_without_a_cell_does_not_hit_the_next(kernel):
    asked = kernel.send("interrupt_request", {}, channel="control")
    assert kernel.reply(asked, channel="control")["content"]["status"] == "ok"
    assert kernel.run("1").value == "1"


def test_interrupt_aborts_the_queue(kernel):
    request = start(kernel, SLEEP)
    queued = kernel.submit("1")
    interrupt(kernel, request)
    assert kernel.finish(queued).status == "aborted"
    assert kernel.run("2").value == "2"


def test_kernel_info_on_control_while_a_cell_runs(kernel):
    request = start(kernel, SLEEP)
    asked = kernel.send("kernel_info_request", {}, channel="control")
    reply = kernel.reply(asked, channel="control")
    assert reply["content"]["status"] == "ok" and reply["content"]["implementation"] == "lectern"
    interrupt(kernel, request)


def test_requests_on_shell_wait_for_the_cell(kernel, tmp_path):
    go_on = tmp_path / "go on"
    request = kernel.submit(waiting(go_on) + "1")
    asked = kernel.send("complete_request", {"code": "Math.hyp", "cursor_pos": 8})
    go_on.touch()
    assert kernel.finish(request).value == "1"
    assert kernel.finish(asked).reply["matches"] == ["hypot("]


def test_heartbeat(kernel):
    info = kernel.manager.get_connection_info()
    with zmq.Context() as context, context.socket(zmq.REQ) as heart:
        heart.linger = 0
        heart.rcvtimeo = 30_000
        heart.connect(f"tcp://{info['ip']}:{info['hb_port']}")
        for beat in (b"beat", b"", b"\x00\xff"):
            heart.send(beat)
            assert heart.recv() == beat


# --- the end ----------------------------------------------------------------------------------------------------------------


def ended(kernel, seconds):
    process = kernel.manager.provisioner
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.process is None or process.process.poll() is not None:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("channel", ["control", "shell"])
def test_shutdown_replies_and_ends(own_kernel, channel, restart):
    own_kernel.run("1")
    asked = own_kernel.send("shutdown_request", {"restart": restart}, channel=channel)
    assert own_kernel.reply(asked, channel)["content"] == {"status": "ok", "restart": restart}
    assert ended(own_kernel, 20)


def test_shutdown_while_a_cell_runs(own_kernel):
    start(own_kernel, COMPUTING)
    asked = own_kernel.send("shutdown_request", {"restart": False}, channel="control")
    assert own_kernel.reply(asked, "control")["content"]["status"] == "ok"
    assert ended(own_kernel, 20)


def test_last_output_arrives_before_the_end(own_kernel):
    request = own_kernel.submit('System.out.print("x".repeat(1_000_000)); System.out.print("last");')
    own_kernel.send("shutdown_request", {"restart": False})
    cell = own_kernel.finish(request)
    assert cell.stream().endswith("last") and ended(own_kernel, 20)


def test_restart_forgets_everything(own_kernel):
    own_kernel.run("int before = 1;")
    own_kernel.manager.restart_kernel(now=False)
    own_kernel.client.wait_for_ready(timeout=60)
    cell = own_kernel.run("before")
    assert cell.status == "error" and cell.reply["execution_count"] == 1
    tail = own_kernel.ask("history_request", {"output": False, "raw": True, "hist_access_type": "tail", "n": 9})
    assert [entry[2] for entry in tail.reply["history"]] == ["before"]


def test_restart_by_force_while_a_cell_runs(own_kernel):
    start(own_kernel, PRINTING)
    own_kernel.manager.restart_kernel(now=True)
    own_kernel.client.wait_for_ready(timeout=60)
    assert own_kernel.run("1 + 1").value == "2"


def test_two_front_ends(kernel):
    other = BlockingKernelClient()
    other.load_connection_info(kernel.manager.get_connection_info())
    other.start_channels()
    try:
        other.wait_for_ready(timeout=60)
        request = other.execute('System.out.println("for all"); 5')
        while other.get_shell_msg(timeout=30)["parent_header"].get("msg_id") != request:
            pass
        seen = kernel.published(request, lambda m: m["content"].get("execution_state") == "idle")
        assert [m["msg_type"] for m in seen] == ["status", "execute_input", "stream", "execute_result", "status"]
        assert kernel.run("6").value == "6"
    finally:
        other.stop_channels()
