"""One kernel for a module of tests, and the rule that a skipped test is a failed one."""
import os
import signal
import time
from queue import Empty

import pytest
from jupyter_client.manager import KernelManager
from jupyter_kernel_test.msgspec_v5 import validate_message

KERNEL = os.environ.get("LECTERN_KERNEL", "lectern")
LIMIT = 60


def waiting(go_on):
    """Code that runs until a file is there: what a test wants to happen meanwhile can, however slow the machine."""
    return f'while (!new File("{go_on}").exists()) Thread.sleep(10); '


class Cell:
    """What came of one request: the reply, and what was published for it until idle."""

    def __init__(self, reply, outputs):
        self.reply = reply["content"]
        self.message = reply
        self.outputs = outputs

    @property
    def status(self):
        return self.reply["status"]

    @property
    def types(self):
        return [message["msg_type"] for message in self.outputs]

    def of(self, msg_type):
        return [m["content"] for m in self.outputs if m["msg_type"] == msg_type]

    def stream(self, name="stdout"):
        return "".join(c["text"] for c in self.of("stream") if c["name"] == name)

    @property
    def value(self):
        results = self.of("execute_result")
        return results[0]["data"]["text/plain"] if results else None


class Kernel:
    """A kernel process and a client of it. Every wait has a limit; every message is checked against the schema."""

    def __init__(self, folder=None, **environment):
        self.manager = KernelManager(kernel_name=KERNEL)
        self.manager.start_kernel(cwd=folder, env={**os.environ, **environment})
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=LIMIT)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    # --- sending ------------------------------------------------------------------------------------------------

    def send(self, msg_type, content, channel="shell", **more):
        message = self.client.session.msg(msg_type, content)
        message.update(more)
        getattr(self.client, f"{channel}_channel").send(message)
        return message["header"]["msg_id"]

    def submit(self, code, **options):
        return self.client.execute(code, **{"allow_stdin": False, **options})

    def run(self, code, **options):
        return self.finish(self.submit(code, **options))

    def ask(self, msg_type, content, channel="shell", **more):
        return self.finish(self.send(msg_type, content, channel, **more), channel)

    # --- receiving ----------------------------------------------------------------------------------------------

    def reply(self, request, channel="shell"):
        end = time.monotonic() + LIMIT
        while True:
            message = getattr(self.client, f"get_{channel}_msg")(timeout=max(0.001, end - time.monotonic()))
            if message["parent_header"].get("msg_id") == request:
                self.check(message)
                return message

    def published(self, request, last):
        """The messages of a request up to the first for which last() holds, which is the last of the list."""
        found = []
        end = time.monotonic() + LIMIT
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.001, end - time.monotonic()))
            if message["parent_header"].get("msg_id") == request:
                self.check(message)
                found.append(message)
                if last(message):
                    return found

    def finish(self, request, channel="shell"):
        published = self.published(request, lambda m: m["content"].get("execution_state") == "idle")
        states = [m["content"]["execution_state"] for m in published if m["msg_type"] == "status"]
        assert states == ["busy", "idle"], states
        outputs = [m for m in published if m["msg_type"] not in ("status", "execute_input")]
        return Cell(self.reply(request, channel), outputs)

    def finish_running(self, request, channel="shell"):
        """The end of a request whose first messages have been read."""
        published = self.published(request, lambda m: m["content"].get("execution_state") == "idle")
        return Cell(self.reply(request, channel), published[:-1])

    @staticmethod
    def check(message):
        # the suite's schema knows neither comm messages nor aborted replies, and takes "password" for a number
        kind = message["msg_type"]
        known = not kind.startswith("comm_") and kind != "input_request"
        if known and message["content"].get("status") != "aborted":
            validate_message(message)

    def quiet(self, seconds=0.5):
        """What is still published within a while."""
        found = []
        end = time.monotonic() + seconds
        while True:
            try:
                found.append(self.client.get_iopub_msg(timeout=max(0.01, end - time.monotonic())))
            except Empty:
                return found


@pytest.fixture(autouse=True)
def limit():
    """The suite itself waits without a limit."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(signum, frame):
        raise TimeoutError("the test took too long")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(4 * LIMIT)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def kernel():
    running = Kernel()
    yield running
    running.close()


@pytest.fixture
def own_kernel():
    """For tests that end or restart it."""
    running = Kernel()
    yield running
    running.close()


def pytest_sessionfinish(session, exitstatus):
    reporter = session.config.pluginmanager.getplugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) + reporter.stats.get("xfailed", [])
    if skipped and exitstatus == 0:
        reporter.write_line(f"{len(skipped)} tests were skipped, which counts as failed", red=True)
        session.exitstatus = 1
