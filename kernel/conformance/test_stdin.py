"""Input that a cell reads is asked of the front end that sent it."""
from queue import Empty

import pytest

ASKING = "new Scanner(System.in).nextLine()"


def ask(kernel, code, *answers):
    """Runs a cell that asks, and answers it. The prompts come with the end of the cell."""
    request = kernel.submit(code, allow_stdin=True)
    questions = []
    for answer in answers:
        question = kernel.client.get_stdin_msg(timeout=30)
        kernel.check(question)
        assert question["parent_header"]["msg_id"] == request
        questions.append(question["content"])
        kernel.client.input(answer)
    cell = kernel.finish(request)
    cell.questions = questions
    return cell


def no_question(kernel, seconds=0.5):
    with pytest.raises(Empty):
        kernel.client.get_stdin_msg(timeout=seconds)


def test_scanner_line(kernel):
    cell = ask(kernel, ASKING, "a line")
    assert cell.value == "a line"
    assert cell.questions == [{"prompt": "", "password": False}]


def test_scanner_numbers_of_one_line(kernel):
    assert ask(kernel, "var in = new Scanner(System.in); in.nextInt() + in.nextInt()", "40 2").value == "42"


def test_scanner_numbers_of_several_lines(kernel):
    assert ask(kernel, "var in2 = new Scanner(System.in); in2.nextInt() + in2.nextInt()", "40", "2").value == "42"


def test_buffered_reader(kernel):
    code = "var r = new BufferedReader(new InputStreamReader(System.in)); r.readLine() + r.readLine()"
    assert ask(kernel, code, "a", "b").value == "ab"


def test_system_in_byte_by_byte(kernel):
    assert ask(kernel, "(char) System.in.read() + \"\" + System.in.read() + System.in.read()", "x\ty").value == "x9121"


def test_read_gives_a_line_at_a_time(kernel):
    assert ask(kernel, "var b = new byte[100]; System.in.read(b)", "abc").value == "4"


def test_empty_line(kernel):
    assert ask(kernel, ASKING + ".length()", "").value == "0"


def test_unicode_line(kernel):
    text = "\U0001f600 e\u0301 \u6f22"
    cell = ask(kernel, "new BufferedReader(new InputStreamReader(System.in, \"UTF-8\")).readLine()", text)
    assert cell.value == text


def test_default_charset_is_utf_8(kernel):
    assert ask(kernel, ASKING, "gr\u00f6\u00dfe").value == "gr\u00f6\u00dfe"


def test_a_long_line(kernel):
    assert ask(kernel, ASKING + ".length()", "x" * 100_000).value == "100000"


def test_what_was_printed_before_the_question_is_shown_first(kernel):
    request = kernel.submit('System.out.print("Name? "); ' + ASKING, allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=30)
    shown = kernel.published(request, lambda m: m["msg_type"] == "stream")
    assert shown[-1]["content"]["text"] == "Name? "
    kernel.client.input("x")
    assert kernel.finish_running(request).value == "x"


def test_rest_of_a_line_is_not_left_for_the_next_cell(kernel):
    assert ask(kernel, "System.in.read()", "abc").value == "97"
    assert ask(kernel, "System.in.read()", "xyz").value == "120"


def test_readln_of_newer_javas(kernel):
    version = int(kernel.run("Runtime.version().feature()").value)
    cell = ask(kernel, 'java.lang.IO.readln("Name? ")', "Ada") if version >= 25 else ask(kernel, ASKING, "Ada")
    assert cell.value == "Ada"
    if version >= 25:
        assert "Name? " in cell.stream()


def test_without_stdin_the_cell_fails_with_words(kernel):
    cell = kernel.run(ASKING, allow_stdin=False)
    assert cell.status == "error" and "can't ask for input" in cell.reply["evalue"]
    no_question(kernel)


def test_interrupted_input(kernel):
    request = kernel.submit(ASKING, allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=30)
    kernel.manager.interrupt_kernel()
    cell = kernel.finish(request)
    assert (cell.status, cell.reply["ename"]) == ("error", "Interrupted")
    # the answer comes too late, and must not go to the next cell
    kernel.client.input("late")
    assert kernel.run("1").value == "1"
    assert ask(kernel, ASKING, "in time").value == "in time"


def test_several_questions_then_an_error(kernel):
    cell = ask(kernel, f"{ASKING}; {ASKING}; throw new RuntimeException(\"after\");", "a", "b")
    assert cell.reply["evalue"] == "after"


def test_a_thread_of_the_cell_may_ask(kernel):
    cell = ask(kernel, 'var got = new String[1]; var asker = new Thread(() -> got[0] = new Scanner(System.in).nextLine()); '
                       "asker.start(); asker.join(); got[0]", "from a thread")
    assert cell.value == "from a thread"


def test_an_answer_nobody_asked_for_is_ignored(kernel):
    kernel.client.input("unasked")
    assert ask(kernel, ASKING, "asked").value == "asked"
