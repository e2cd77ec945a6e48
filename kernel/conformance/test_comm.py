"""Comms, by which widgets talk."""
import pytest

TARGET = """
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.comm.*;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.comm.*;
void tell(Comm comm, String key, String value) {
  JsonObject data = new JsonObject();
  data.addProperty(key, value);
  comm.send(data);
}
void pause() {
  try {
    Thread.sleep(600_000);
  } catch (InterruptedException e) {
    throw new RuntimeException(e);
  }
}
class Echo extends Comm {
  Echo(CommManager manager, String id, String target) { super(manager, id, target); }
  protected void onMessage(Message<CommMsgCommand> message) {
    String word = message.getContent().getData().get("word").getAsString();
    System.out.println("got " + word);
    if (word.equals("boom")) throw new IllegalStateException("in a comm");
    if (word.equals("sleep")) pause();
    tell(this, "echo", word);
  }
  protected void onClose(Message<CommCloseCommand> message, boolean closing) { System.out.println("closed"); }
}
var comms = getKernelInstance().getCommManager();
comms.registerTarget("echo", (manager, id, target, message) -> new Echo(manager, id, target));
comms.registerTarget("broken", (manager, id, target, message) -> { throw new IllegalStateException("no comm"); });
"""


def idle(message):
    return message["content"].get("execution_state") == "idle"


def send(kernel, kind, **content):
    """Sends a comm message; what is published for it. There is no reply."""
    return [m for m in kernel.published(kernel.send(kind, content), idle) if m["msg_type"] != "status"]


def info(kernel, **content):
    return kernel.ask("comm_info_request", content).reply["comms"]


@pytest.fixture(scope="module")
def target(kernel):
    cell = kernel.run(TARGET)
    assert cell.status == "ok", cell.reply
    return kernel


def check(message, kind, comm):
    assert message["msg_type"] == kind and message["content"]["comm_id"] == comm
    for key in ("msg_id", "session", "username", "date", "version"):
        assert message["header"][key], message["header"]


def test_an_unknown_target_is_refused(kernel):
    answer = send(kernel, "comm_open", comm_id="u", target_name="nobody", data={})
    assert len(answer) == 1
    check(answer[0], "comm_close", "u")
    assert "u" not in info(kernel)


def test_messages_for_unknown_comms_harm_nothing(kernel):
    assert send(kernel, "comm_msg", comm_id="never", data={}) == []
    assert send(kernel, "comm_close", comm_id="never", data={}) == []
    assert kernel.run("1").value == "1"


def test_open_message_close(target):
    assert send(target, "comm_open", comm_id="a", target_name="echo", data={}) == []
    assert info(target) == {"a": {"target_name": "echo"}}
    answer = send(target, "comm_msg", comm_id="a", data={"word": "\U0001f600"})
    answer = [m for m in answer if m["msg_type"] == "comm_msg"]
    check(answer[0], "comm_msg", "a")
    assert answer[0]["content"]["data"] == {"echo": "\U0001f600"}
    send(target, "comm_close", comm_id="a", data={})
    assert info(target) == {}


def test_comm_info_by_target(target):
    send(target, "comm_open", comm_id="b", target_name="echo", data={})
    assert info(target, target_name="echo") == {"b": {"target_name": "echo"}}
    assert info(target, target_name="other") == {}
    send(target, "comm_close", comm_id="b", data={})


def test_a_cell_opens_writes_and_closes(target):
    cell = target.run("""
        System.out.println("before");
        var mine = comms.openComm("front", (manager, id, name, open) -> new Echo(manager, id, name));
        System.out.println("between");
        tell(mine, "state", "1");
        mine.close();""")
    assert cell.status == "ok", cell.reply
    assert cell.types[:4] == ["stream", "comm_open", "stream", "comm_msg"] and "comm_close" in cell.types, cell.types
    assert cell.of("comm_open")[0]["target_name"] == "front"
    assert cell.of("comm_msg")[0]["data"] == {"state": "1"}


def test_an_error_in_a_comm_is_printed_and_harms_nothing(target):
    send(target, "comm_open", comm_id="c", target_name="echo", data={})
    request = target.send("comm_msg", {"comm_id": "c", "data": {"word": "boom"}})
    texts = []
    while "in a comm" not in "".join(texts):
        message = target.client.get_iopub_msg(timeout=30)
        if message["msg_type"] == "stream" and message["content"]["name"] == "stderr":
            texts.append(message["content"]["text"])
    answer = send(target, "comm_msg", comm_id="c", data={"word": "still here"})
    assert [m["content"].get("data") for m in answer if m["msg_type"] == "comm_msg"] == [{"echo": "still here"}]
    send(target, "comm_close", comm_id="c", data={})
    assert request


def test_a_target_that_throws_closes_the_comm(target):
    answer = send(target, "comm_open", comm_id="d", target_name="broken", data={})
    assert [m["msg_type"] for m in answer if m["msg_type"].startswith("comm")] == ["comm_close"]
    assert "d" not in info(target)


def test_a_comm_that_does_not_end_is_interrupted(target):
    send(target, "comm_open", comm_id="e", target_name="echo", data={})
    request = target.send("comm_msg", {"comm_id": "e", "data": {"word": "sleep"}})
    while True:
        message = target.client.get_iopub_msg(timeout=30)
        if message["msg_type"] == "stream" and "got sleep" in message["content"]["text"]:
            break
    target.manager.interrupt_kernel()
    target.published(request, idle)
    assert target.run("1").value == "1"
    send(target, "comm_close", comm_id="e", data={})
