"""Cells: what is published for them and what their replies say."""
from itertools import groupby

from conftest import waiting

BOOM = "throw new IllegalStateException(\"boom\");"


def number(cell):
    return cell.reply["execution_count"]


# --- silent, store_history, stop_on_error, user_expressions -----------------------------------------------------------


def test_silent_publishes_and_counts_nothing(kernel):
    before = number(kernel.run("1"))
    silent = kernel.run("int hushed = 5; System.out.println(hushed); System.err.println(hushed); display(hushed); hushed",
                        silent=True)
    assert silent.status == "ok" and silent.outputs == []
    after = kernel.run("hushed")
    assert after.value == "5" and number(after) == before + 1


def test_silent_error_publishes_nothing(kernel):
    cell = kernel.run(BOOM, silent=True)
    assert cell.outputs == [] and (cell.status, cell.reply["ename"]) == ("error", "IllegalStateException")


def test_silent_is_not_in_the_history(kernel):
    kernel.run("1011", silent=True)
    tail = kernel.ask("history_request", {"output": False, "raw": True, "hist_access_type": "tail", "n": 3})
    assert "1011" not in [entry[2] for entry in tail.reply["history"]]


def test_store_history_off_counts_nothing_but_publishes(kernel):
    before = number(kernel.run("1"))
    cell = kernel.run("7", store_history=False)
    assert cell.value == "7"
    assert number(kernel.run("1")) == before + 1


def test_execute_input_carries_code_and_number(kernel):
    request = kernel.submit("6 * 7")
    published = kernel.published(request, lambda m: m["content"].get("execution_state") == "idle")
    echo = next(m["content"] for m in published if m["msg_type"] == "execute_input")
    reply = kernel.reply(request)["content"]
    assert echo == {"code": "6 * 7", "execution_count": reply["execution_count"]}


def test_outputs_come_between_busy_and_idle_in_order(kernel):
    cell = kernel.run('System.out.println("a"); display("b"); System.err.println("c"); System.out.println("d"); "e"')
    shown = [(m["msg_type"], m["content"].get("name")) for m in cell.outputs]
    assert [kind for kind, _ in groupby(shown)] == [
        ("stream", "stdout"), ("display_data", None), ("stream", "stderr"), ("stream", "stdout"), ("execute_result", None)]


def arrived(kernel):
    """What was sent before has arrived once a question on another channel is answered."""
    asked = kernel.send("kernel_info_request", {}, channel="control")
    kernel.reply(asked, channel="control")


def test_error_aborts_what_is_queued(kernel, tmp_path):
    go_on = tmp_path / "go on"
    first = kernel.submit(waiting(go_on) + BOOM)
    queued = [kernel.submit("1"), kernel.submit("2")]
    question = kernel.send("kernel_info_request", {})
    arrived(kernel)
    go_on.touch()
    assert kernel.finish(first).status == "error"
    for request in queued:
        cell = kernel.finish(request)
        assert cell.status == "aborted" and cell.outputs == []
    assert kernel.reply(question)["content"]["status"] == "ok", "only cells are aborted"
    assert kernel.run("3").value == "3"


def test_error_without_stop_on_error_lets_the_queue_run(kernel, tmp_path):
    go_on = tmp_path / "go on"
    first = kernel.submit(waiting(go_on) + BOOM, stop_on_error=False)
    second = kernel.submit("2")
    arrived(kernel)
    go_on.touch()
    assert kernel.finish(first).status == "error"
    assert kernel.finish(second).value == "2"


def test_user_expressions(kernel):
    cell = kernel.run("int base = 4;", user_expressions={
        "good": "base + 1", "bad": "base +* 1", "thrown": "base / 0", "text": '"x"', "none": "null"})
    results = cell.reply["user_expressions"]
    assert results["good"]["status"] == "ok" and results["good"]["data"]["text/plain"] == "5"
    assert results["good"]["metadata"] == {}
    assert (results["bad"]["status"], results["bad"]["ename"]) == ("error", "CompilationError")
    assert (results["thrown"]["ename"], results["thrown"]["evalue"]) == ("ArithmeticException", "/ by zero")
    assert results["thrown"]["traceback"]
    assert results["text"]["data"]["text/plain"] == "x"
    assert results["none"]["data"]["text/plain"] == "null"
    assert cell.of("error") == [], "their errors are not errors of the cell"


def test_user_expressions_are_not_evaluated_after_an_error(kernel):
    cell = kernel.run(BOOM, user_expressions={"e": "1"})
    assert cell.status == "error" and cell.reply["user_expressions"] == {}


def test_an_empty_cell_is_fine(kernel):
    for code in ("", "   \n", "// nothing", ";"):
        cell = kernel.run(code)
        assert cell.status == "ok" and cell.outputs == [], code


# --- displays -----------------------------------------------------------------------------------------------------------


def test_a_display_is_updated_by_a_later_cell(kernel):
    first = kernel.run('var shown = display("one");').of("display_data")[0]
    later = kernel.run('updateDisplay(shown, "two"); updateDisplay(shown, "three");')
    updates = later.of("update_display_data")
    assert [u["data"]["text/plain"] for u in updates] == ["two", "three"]
    assert {u["transient"]["display_id"] for u in updates} == {first["transient"]["display_id"]}
    assert later.of("display_data") == []


def test_each_display_has_an_id_of_its_own(kernel):
    cell = kernel.run('display("a"); display("a");')
    assert len({d["transient"]["display_id"] for d in cell.of("display_data")}) == 2


def test_display_with_chosen_formats(kernel):
    cell = kernel.run('display(lineChart("t").add("a", new double[] {1, 2}), "image/svg+xml");')
    data = cell.of("display_data")[0]["data"]
    assert set(data) == {"text/plain", "image/svg+xml"} and data["image/svg+xml"].lstrip().startswith("<svg")


def test_clear_output(kernel):
    cell = kernel.run('System.out.print("a"); clearOutput(); System.out.print("b"); clearOutput(true); System.out.print("c");')
    assert cell.types == ["stream", "clear_output", "stream", "clear_output", "stream"]
    assert cell.of("clear_output") == [{"wait": False}, {"wait": True}]


def test_page_goes_into_the_reply_of_its_own_cell(kernel):
    cell = kernel.run('page("help"); page(tensor(1, 2)); 5')
    pages = cell.reply["payload"]
    assert [p["source"] for p in pages] == ["page", "page"]
    assert pages[0]["data"]["text/plain"] == "help" and pages[0]["start"] == 0
    assert "display_data" not in cell.types and cell.value == "5"
    assert kernel.run("6").reply["payload"] == []


def test_nan_in_a_json_display_is_valid_json(kernel):
    cell = kernel.run('display(Map.of("x", Double.NaN)); Double.NaN')
    assert cell.status == "ok" and cell.value == "NaN"


# --- errors -------------------------------------------------------------------------------------------------------------


def test_error_is_published_as_it_is_replied(kernel):
    cell = kernel.run(BOOM)
    error = cell.of("error")[0]
    assert cell.types == ["error"]
    assert (error["ename"], error["evalue"]) == ("IllegalStateException", "boom")
    for key in ("ename", "evalue", "traceback"):
        assert cell.reply[key] == error[key]


def test_traceback_shows_the_line_of_the_cell_and_no_frames_of_the_kernel(kernel):
    cell = kernel.run("void f(int n) { int[] a = new int[2]; a[n] = 1; }\nvoid g() {\n  f(5);\n}\ng();")
    trace = "\n".join(cell.reply["traceback"])
    assert cell.reply["ename"] == "ArrayIndexOutOfBoundsException"
    assert cell.reply["evalue"] == "Index 5 out of bounds for length 2"
    for line in ("a[n] = 1;", "line 3", "line 5", "g();"):
        assert line in trace, trace
    for hidden in ("jdk.jshell", "org.lectern.kernel", "do_it$", "REPL.$JShell"):
        assert hidden not in trace, trace


def test_traceback_shows_causes(kernel):
    cell = kernel.run('try { Integer.parseInt("x"); } catch (Exception e) { throw new RuntimeException("outer", e); }')
    trace = "\n".join(cell.reply["traceback"])
    assert cell.reply["evalue"] == "outer" and "NumberFormatException" in trace and 'For input string: "x"' in trace


def test_compile_error_has_a_name_a_message_and_a_place(kernel):
    cell = kernel.run('int ok = 1;\nint x = "a";')
    assert cell.reply["ename"] == "CompilationError"
    assert cell.reply["evalue"] == "incompatible types: String cannot be converted to int"
    trace = "\n".join(cell.reply["traceback"])
    assert "line 2" in trace and 'int x = "a";' in trace


def test_output_before_an_error_is_kept(kernel):
    cell = kernel.run('System.out.println("before"); ' + BOOM)
    assert cell.types == ["stream", "error"] and cell.stream() == "before\n"


def test_an_exception_of_the_users_own_class(kernel):
    cell = kernel.run('class Odd extends RuntimeException { Odd(String m) { super(m); } }\nthrow new Odd("x");')
    assert (cell.reply["ename"], cell.reply["evalue"]) == ("Odd", "x")


# --- Unicode --------------------------------------------------------------------------------------------------------------

EMOJI = "\U0001f600"
COMBINED = "e\u0301"


def test_unicode_in_code_output_and_value(kernel):
    text = f"{EMOJI} {COMBINED} \u6f22\u5b57 \U0001d54f \u05d0"
    cell = kernel.run(f'System.out.println("{text}"); System.err.println("{text}"); "{text}"')
    assert cell.stream() == cell.stream("stderr") == text + "\n"
    assert cell.value == text


def test_unicode_printed_byte_by_byte(kernel):
    cell = kernel.run(f'for (byte b : "{EMOJI}{COMBINED}".getBytes("UTF-8")) System.out.write(b); System.out.flush();')
    assert cell.stream() == EMOJI + COMBINED


def test_half_a_surrogate_pair_harms_nothing(kernel):
    # System.out itself keeps the half until it sees what follows
    cell = kernel.run('System.out.println("a\\ud83d"); display("\\ude00"); "x\\ud83dy"')
    assert cell.stream() == "a?\n"
    assert cell.status == "ok" and cell.value.startswith("x")
    assert kernel.run("1").value == "1"


def test_names_in_any_script(kernel):
    assert kernel.run('int größe = 2; String \u540d = "n"; \u540d + größe').value == "n2"


def test_unicode_in_an_error(kernel):
    cell = kernel.run(f'throw new IllegalStateException("{EMOJI}");')
    assert cell.reply["evalue"] == EMOJI and EMOJI in "\n".join(cell.reply["traceback"])


def test_completion_positions_count_code_points(kernel):
    # the places of the two code units of an emoji count once
    before = f'/* {EMOJI}{EMOJI} */ String s = "{EMOJI}";\n'
    code = before + "s.isBl"
    reply = kernel.ask("complete_request", {"code": code, "cursor_pos": len(code)}).reply
    assert reply["matches"] == ["isBlank()"]
    assert (reply["cursor_start"], reply["cursor_end"]) == (len(before) + 2, len(code))


def test_completion_in_the_middle_of_a_cell(kernel):
    code = f'Math.hyp; "{EMOJI}"'
    reply = kernel.ask("complete_request", {"code": code, "cursor_pos": 8}).reply
    assert reply["matches"] == ["hypot("] and (reply["cursor_start"], reply["cursor_end"]) == (5, 8)


def test_inspection_positions_count_code_points(kernel):
    code = f'String t = "{EMOJI}{EMOJI}{EMOJI}"; Math.floorDiv(1, 2); Math.hypot(1, 2)'
    reply = kernel.ask("inspect_request", {"code": code, "cursor_pos": code.index("floorDiv") + 3, "detail_level": 0}).reply
    assert reply["found"] and "floorDiv" in reply["data"]["text/plain"] and "hypot" not in reply["data"]["text/plain"]


def test_positions_outside_the_code_harm_nothing(kernel):
    for position in (-5, 1000):
        for kind in ("complete_request", "inspect_request"):
            reply = kernel.ask(kind, {"code": f"{EMOJI} Math.", "cursor_pos": position, "detail_level": 0}).reply
            assert reply["status"] == "ok"


# --- much output, late output -----------------------------------------------------------------------------------------------


def test_many_prints_keep_their_order(kernel):
    cell = kernel.run("for (int i = 0; i < 20_000; i++) System.out.println(i);")
    assert cell.stream() == "".join(f"{i}\n" for i in range(20_000))
    assert len(cell.outputs) < 1_000, "prints are batched"


def test_both_streams_keep_their_order(kernel):
    cell = kernel.run("for (int i = 0; i < 500; i++) { System.out.println(i); System.err.println(i); }")
    texts = [(name, "".join(c["text"] for c in part)) for name, part in groupby(cell.of("stream"), lambda c: c["name"])]
    assert texts == [(name, f"{i}\n") for i in range(500) for name in ("stdout", "stderr")]


def test_a_long_print(kernel):
    cell = kernel.run('System.out.print("x".repeat(1_900_000)); System.out.print("end");')
    assert len(cell.stream()) == 1_900_003 and cell.stream().endswith("xend")


def test_a_long_value_is_shortened_and_says_so(kernel):
    value = kernel.run('"y".repeat(2_000_000)').value
    assert len(value) < 200_000 and "2000000 characters" in value


def test_a_large_display(kernel):
    cell = kernel.run('display(new org.lectern.display.Displayable() { public MimeBundle toMimeBundle() { '
                      'return MimeBundle.text("big").with("text/html", "<b>" + "z".repeat(3_000_000) + "</b>"); } });')
    assert len(cell.of("display_data")[0]["data"]["text/html"]) == 3_000_007


def test_output_of_a_thread_after_its_cell_belongs_to_it(kernel, tmp_path):
    go_on = tmp_path / "go on"
    cell = 'new Thread(() -> { try { ' + waiting(go_on) + '} catch (InterruptedException e) { } ' \
           'System.out.println("late"); display("later"); }).start();'
    request = kernel.submit(cell)
    assert kernel.finish(request).outputs == []
    go_on.touch()
    late = kernel.published(request, lambda m: m["msg_type"] == "display_data")
    assert [m["msg_type"] for m in late] == ["stream", "display_data"]
    assert late[0]["content"] == {"name": "stdout", "text": "late\n"}


def test_an_exception_in_a_thread_is_shown(kernel):
    request = kernel.submit('var t = new Thread(() -> { throw new IllegalStateException("in a thread"); }); t.start(); t.join();')
    cell = kernel.finish(request)
    text = cell.stream("stderr")
    if "in a thread" not in text:
        text += "".join(m["content"].get("text", "") for m in kernel.quiet(2))
    assert cell.status == "ok" and "in a thread" in text


def test_threads_print_whole_lines(kernel):
    cell = kernel.run("""
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
          int n = i;
          threads.add(new Thread(() -> { for (int j = 0; j < 500; j++) System.out.println("line " + n + " " + j + " end"); }));
        }
        for (var t : threads) t.start();
        for (var t : threads) t.join();""")
    lines = cell.stream().splitlines()
    assert sorted(lines) == sorted(f"line {n} {j} end" for n in range(8) for j in range(500))
    for n in range(8):
        mine = [line for line in lines if line.startswith(f"line {n} ")]
        assert mine == [f"line {n} {j} end" for j in range(500)]


def test_prints_arrive_while_the_cell_runs(kernel, tmp_path):
    go_on = tmp_path / "go on"
    request = kernel.submit('System.out.println("first"); ' + waiting(go_on))
    kernel.published(request, lambda m: m["msg_type"] == "stream")
    go_on.touch()
    assert kernel.finish_running(request).status == "ok"


# --- other kernels' ways ----------------------------------------------------------------------------------------------------


def test_the_lines_for_other_kernels_do_no_harm(kernel):
    assert kernel.run("org.lectern.notebook.IJavaDisplays.register();").status == "ok"
    cell = kernel.run('var own = display(lineChart("t").add("a", new double[] {1, 2}));')
    assert cell.types == ["display_data"] and "image/svg+xml" in cell.of("display_data")[0]["data"]
