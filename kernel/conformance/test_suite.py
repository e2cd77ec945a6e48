"""The conformance suite of Jupyter itself, jupyter_kernel_test, with every set of samples."""
import os

import jupyter_kernel_test

KERNEL = os.environ.get("LECTERN_KERNEL", "lectern")


class TestSuite(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "Java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'

    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot("}},
        {"text": "int a = 1;\nMath.hyp", "matches": {"hypot("}},
        {"text": '"abc".isBl', "matches": {"isBlank()"}},
        {"text": "zzz.qqq", "matches": set()},
    ]
    complete_code_samples = [
        "1",
        "int x = 1;",
        "int y = 1\n",
        "void f() {}",
        "",
        "import java.time.*;",
        "class C { D d; }\nclass D {}",
        "// a comment",
    ]
    incomplete_code_samples = [
        "void f() {",
        "for (int i = 0; i < 3; i++)",
        "class C {",
        "Math.max(1,",
        "int x =",
        '"""\ntext',
        "/* a comment",
    ]
    invalid_code_samples = ["int x = ;)", "import = 7q", "}"]

    code_page_something = 'page("a text")'
    code_generate_error = "throw new IllegalStateException(\"no\");"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "tensor(1, 2, 3)"},
        {"code": "new int[] {1, 2}", "result": "int[2] [1, 2]"},
        {"code": 'lineChart("y").add("a", new double[] {1, 2})', "mime": "image/svg+xml"},
    ]
    code_display_data = [
        {"code": 'display("text")', "mime": "text/plain"},
        {"code": 'display(lineChart("y").add("a", new double[] {1, 2}))', "mime": "image/svg+xml"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.hypot"
    code_clear_output = "clearOutput()"


class TestWelcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True
