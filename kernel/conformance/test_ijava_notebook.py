"""The cells of notebooks that people have written for IJava, as they stand there, in one kernel. No network: libraries come from a folder."""
import json
import zipfile

import pytest
from conftest import Kernel
from test_stdin import ask

SETTINGS = """<settings><mirrors><mirror><id>local</id><mirrorOf>*</mirrorOf><url>{url}</url></mirror></mirrors></settings>"""
POM = """<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId>
<artifactId>{name}</artifactId><version>{version}</version><dependencies>{needs}</dependencies></project>"""
NEEDS = "<dependency><groupId>org.example</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"


class Notebook(Kernel):
    def __init__(self, folder):
        self.folder = folder
        home = folder / "home" / ".m2"
        home.mkdir(parents=True)
        (home / "settings.xml").write_text(SETTINGS.format(url=(folder / "central").as_uri()))
        super().__init__(str(folder), JDK_JAVA_OPTIONS=f"-Duser.home={folder / 'home'}")

    def ok(self, code, **options):
        cell = self.run(code, **options)
        assert cell.status == "ok", f"{code}\n{cell.reply}"
        return cell

    def classes(self, folder, package, source):
        """Compiles a class into a folder, with the kernel's own JDK."""
        name = source.split("class ")[1].split()[0]
        file = self.folder / "source" / f"{name}.java"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"package {package};\n{source}\n")
        compiler = "javax.tools.ToolProvider.getSystemJavaCompiler()"
        assert self.run(f'{compiler}.run(null, null, null, "-proc:none", "-d", "{folder}", "{file}")').value == "0"
        return folder

    def jar(self, path, package, source):
        classes = self.classes(self.folder / "classes" / package, package, source)
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as jar:
            for file in sorted(classes.rglob("*.class")):
                jar.write(file, file.relative_to(classes).as_posix())

    def publish(self, name, version, source, *needs):
        home = self.folder / "central" / "org" / "example" / name / version
        self.jar(home / f"{name}-{version}.jar", name, source)
        needed = "".join(NEEDS.format(*one.split(":")) for one in needs)
        (home / f"{name}-{version}.pom").write_text(POM.format(name=name, version=version, needs=needed))


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    running = Notebook(tmp_path_factory.mktemp("notebook"))
    yield running
    running.close()


# --- libraries --------------------------------------------------------------------------------------------------------------


def test_maven_with_what_it_needs(notebook):
    notebook.publish("words", "1.0", 'public class Words { public static String hello() { return "Hello"; } }')
    notebook.publish("greeter", "2.1", 'public class Greeter { public String greet(String who) { try { return '
                     'Class.forName("words.Words").getMethod("hello").invoke(null) + ", " + who; } '
                     'catch (Exception e) { return e.toString(); } } }', "words:1.0")
    notebook.ok("%maven org.example:greeter:2.1\n\nimport greeter.Greeter;")
    assert notebook.ok('new Greeter().greet("IJava")').value == "Hello, IJava"


def test_other_names_of_maven(notebook):
    notebook.publish("extra", "1.0", "public class Extra { public static int n = 1; }")
    notebook.publish("further", "1.0", "public class Further { public static int n = 2; }")
    notebook.ok("%addMavenDependency org.example:extra:1.0")
    notebook.ok("%addMavenDependencies org.example:extra:1.0 org.example:further:1.0")
    assert notebook.ok("extra.Extra.n + further.Further.n").value == "3"


def test_load_from_pom_as_a_cell(notebook):
    notebook.publish("inpom", "1.0", "public class InPom { public static int n = 3; }")
    notebook.ok("""%%loadFromPOM
<repository>
  <id>oss-sonatype-snapshots</id>
  <url>https://oss.sonatype.org/content/repositories/snapshots/</url>
</repository>

<dependency>
  <groupId>org.example</groupId>
  <artifactId>inpom</artifactId>
  <version>1.0</version>
</dependency>
""")
    assert notebook.ok("inpom.InPom.n").value == "3"


def test_load_from_pom_as_a_line(notebook):
    notebook.publish("infile", "1.0", "public class InFile { public static int n = 4; }")
    (notebook.folder / "pom.xml").write_text(POM.format(name="mine", version="1", needs=NEEDS.format("infile", "1.0")))
    notebook.ok("%loadFromPOM pom.xml")
    assert notebook.ok("infile.InFile.n").value == "4"


def test_jars_by_a_pattern(notebook):
    notebook.jar(notebook.folder / "lib" / "shapes.jar", "shapes", "public class Circle { public double r = 2; }")
    notebook.jar(notebook.folder / "lib" / "more" / "forms.jar", "forms", "public class Form { public int n = 5; }")
    notebook.ok("%jars lib/*.jar\n%jars lib/**/*.jar")
    assert notebook.ok("import shapes.*;\nnew Circle().r + new forms.Form().n").value == "7.0"
    assert notebook.ok("List<String> added = %jars lib/shapes.jar\nadded.get(0).endsWith(\"shapes.jar\")").value == "true"


def test_classpath_of_a_folder(notebook):
    notebook.classes(notebook.folder / "build", "built", "public class Built { public static int n() { return 6; } }")
    assert notebook.ok("%classpath build\nbuilt.Built.n()").value == "6"


def test_load_of_scripts_and_notebooks(notebook):
    (notebook.folder / "helpers.jsh").write_text("int triple(int n) {\n  return 3 * n;\n}\nimport java.time.*;\n")
    cells = [{"cell_type": "markdown", "source": ["# Title"]},
             {"cell_type": "code", "source": ["%load helpers.jsh\n", "int nine = triple(3);"]}]
    (notebook.folder / "part.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 2}))
    notebook.ok("%load helpers")
    notebook.ok("%load part.ipynb")
    assert notebook.ok("LocalDate.of(2020, 1, nine).getDayOfMonth()").value == "9"


def test_a_gson_of_the_notebook(notebook):
    home = notebook.folder / "central" / "com" / "google" / "code" / "gson" / "gson" / "2.11.0"
    source = 'public class Gson { public String toJson(Object o) { return "the notebook\'s"; } }'
    notebook.jar(home / "gson-2.11.0.jar", "com.google.gson", source)
    (home / "gson-2.11.0.pom").write_text(POM.format(name="gson", version="2.11.0", needs="").replace("org.example", "com.google.code.gson"))
    other = Notebook(notebook.folder / "gson")
    try:
        (other.folder / "central").symlink_to(notebook.folder / "central")
        assert other.ok("new com.google.gson.Gson().toJson(List.of(1))").value == "[1]"
        other.ok("%maven com.google.code.gson:gson:2.11.0\nimport com.google.gson.Gson;")
        assert other.ok("new Gson().toJson(1)").value == "the notebook's"
    finally:
        other.close()


# --- what is shown ----------------------------------------------------------------------------------------------------------


def test_display_render_and_update(notebook):
    cell = notebook.ok('String md = "Hello from **IJava**";\n\nrender(md, "text/markdown")')
    assert cell.of("execute_result")[0]["data"]["text/markdown"] == "Hello from **IJava**"
    cell = notebook.ok('String id = display("<b>Countdown:</b> 3", "text/html");\n'
                       "for (int i = 3; i >= 0; i--) {\n"
                       '    updateDisplay(id, "<b>Countdown:</b> " + i, "text/html");\n'
                       "}")
    shown = cell.of("display_data")[0]
    updates = cell.of("update_display_data")
    assert shown["data"]["text/html"] == "<b>Countdown:</b> 3" and len(updates) == 4
    assert updates[-1]["data"]["text/html"] == "<b>Countdown:</b> 0"
    assert {u["transient"]["display_id"] for u in updates} == {shown["transient"]["display_id"]}


def test_an_image_is_shown(notebook):
    cell = notebook.ok("import java.awt.image.BufferedImage;\n"
                       "BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);\n"
                       "display(image);")
    assert "image/png" in cell.of("display_data")[0]["data"]


def test_a_renderer_of_the_notebook(notebook):
    notebook.ok("""
import io.github.spencerpark.jupyter.kernel.display.common.*;
import io.github.spencerpark.jupyter.kernel.display.mime.*;

class Point3 { int x = 1, y = 2, z = 3; }
getKernelInstance().getRenderer().createRegistration(Point3.class)
    .preferring(MIMEType.TEXT_LATEX)
    .register((p, ctx) -> ctx.renderIfRequested(MIMEType.TEXT_LATEX, () -> "$(" + p.x + "," + p.y + "," + p.z + ")$"));
""")
    assert notebook.ok("new Point3()").of("execute_result")[0]["data"]["text/latex"] == "$(1,2,3)$"


def test_the_last_expression_is_the_value_and_void_has_none(notebook):
    assert notebook.ok('int a = 3;\na * 2').value == "6"
    assert notebook.ok('System.out.println("x");').value is None
    assert notebook.ok('System.out.printf("%d of %s%n", 1, "two");').stream() == "1 of two\n"
    assert notebook.ok("String text = null;\ntext").status == "ok"


# --- the language -----------------------------------------------------------------------------------------------------------


def test_classes_interfaces_generics_and_enums(notebook):
    notebook.ok("""
public interface Shape {
    double area();
    default String describe() { return getClass().getSimpleName() + " of " + area(); }
}

public abstract class Base implements Shape {
    protected final String name;
    public Base(String name) { this.name = name; }
}

public class Square extends Base {
    private final double side;
    public Square(double side) { super("square"); this.side = side; }
    @Override
    public double area() { return side * side; }
}

enum Color { RED, GREEN; Color next() { return values()[(ordinal() + 1) % values().length]; } }

class Box<T extends Comparable<T>> {
    private final List<T> content = new ArrayList<>();
    Box<T> add(T one) { content.add(one); return this; }
    T largest() { return Collections.max(content); }
}
""")
    assert notebook.ok("new Square(3).describe()").value == "Square of 9.0"
    assert notebook.ok("new Box<Integer>().add(3).add(8).largest()").value == "8"
    assert notebook.ok("Color.GREEN.next()").value == "RED"


def test_records_text_blocks_and_switches(notebook):
    notebook.ok("record Person(String name, int age) {\n"
                "  public Person { if (age < 0) throw new IllegalArgumentException(\"age\"); }\n"
                "  String initial() { return name.substring(0, 1); }\n}")
    assert notebook.ok('var ada = new Person("Ada", 36);\nada').value == "Person[name=Ada, age=36]"
    code = ('String text = """\n    one\n    two % of it\n    """;\n'
            "int kind = switch (ada.initial()) {\n  case \"A\" -> 1;\n  default -> 2;\n}\n  % 7;\n"
            "text.lines().count() + kind")
    assert notebook.ok(code).value == "3"


def test_a_class_is_defined_anew(notebook):
    notebook.ok("class Counter { int n() { return 1; } }\nCounter counter = new Counter();")
    notebook.ok("class Counter { int n() { return 2; } }")
    assert notebook.ok("new Counter().n()").value == "2"


def test_mutually_dependent_classes_and_methods(notebook):
    notebook.ok("class Hen { Egg egg() { return new Egg(); } }\nclass Egg { Hen hen() { return new Hen(); } }")
    notebook.ok("boolean even(int n) { return n == 0 || odd(n - 1); }\nboolean odd(int n) { return n != 0 && even(n - 1); }")
    assert notebook.ok("even(10) && new Hen().egg().hen() != null").value == "true"


def test_lambdas_and_streams(notebook):
    notebook.ok("import java.util.function.*;\nimport java.util.stream.*;")
    assert notebook.ok("Function<Integer, Integer> square = x -> x * x;\nsquare.andThen(x -> x + 1).apply(4)").value == "17"
    code = ('Stream.of("pear", "fig", "apple")\n    .filter(s -> s.length() > 3)\n    .map(String::toUpperCase)\n    .sorted()\n'
            '    .collect(Collectors.joining(", "))')
    assert notebook.ok(code).value == "APPLE, PEAR"
    assert notebook.ok("IntStream.rangeClosed(1, 5).mapToObj(i -> i).collect(Collectors.groupingBy(i -> i % 2, Collectors.counting()))"
                       ).value == "{0=2, 1=3}"


def test_imports_stay(notebook):
    notebook.ok("import java.nio.file.*;\nimport static java.lang.Math.*;")
    assert notebook.ok('Path.of("a", "b").getNameCount() + max(1, 2)').value == "4"
    # those that IJava has from the start
    assert notebook.ok("new BigDecimal(\"1.5\").add(BigDecimal.ONE) + \" \" + Pattern.compile(\"b+\").matcher(\"abb\").find()"
                       ).value == "2.5 true"


def test_exceptions(notebook):
    cell = notebook.run('void check(int n) throws IOException {\n  if (n > 1) throw new IOException("too many: " + n);\n}\ncheck(2);')
    assert (cell.reply["ename"], cell.reply["evalue"]) == ("IOException", "too many: 2")
    assert notebook.ok('String caught;\ntry {\n  check(3);\n  caught = "nothing";\n} catch (IOException e) {\n'
                       "  caught = e.getMessage();\n} finally {\n  System.out.println(\"finally\");\n}\ncaught").value == "too many: 3"
    assert notebook.run("int x = 1;\nx.foo();").reply["ename"] == "CompilationError"
    assert notebook.ok("x").value == "1"


def test_reading_from_system_in(notebook):
    code = 'Scanner in = new Scanner(System.in);\nSystem.out.print("Name: ");\nString name = in.nextLine();\n"Hello " + name'
    assert ask(notebook, code, "Duke").value == "Hello Duke"


# --- IJava's own functions --------------------------------------------------------------------------------------------------


def test_eval(notebook):
    assert notebook.ok('(int) eval("1 + 2") + 3').value == "6"
    notebook.ok('eval("int made = 5;");')
    assert notebook.ok("made + 1").value == "6"
    assert notebook.ok('(int) eval("made")').value == "5"
    assert notebook.run('eval("throw new IllegalStateException(\\"inside\\");")').reply["evalue"] == "inside"


def test_magics_from_code(notebook):
    assert notebook.ok('List<String> found = lineMagic("jars", List.of("lib/shapes.jar"));\nfound.size()').value == "1"
    notebook.publish("called", "1.0", "public class Called { public static int n = 8; }")
    notebook.ok('cellMagic("loadFromPOM", List.of(), "' + NEEDS.format("called", "1.0") + '");')
    assert notebook.ok("called.Called.n").value == "8"


def test_magics_of_the_notebook(notebook):
    notebook.ok("""
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.magic.registry.*;

public class Tools {
    @LineMagic
    public static String upper(List<String> args) { return String.join(" ", args).toUpperCase(); }

    @CellMagic(value = "count", aliases = { "lines" })
    public static Long count(List<String> args, String body) { return body.lines().count(); }
}

IJava.getKernelInstance().getMagics().registerMagics(Tools.class);
""")
    assert notebook.ok("String loud = %upper a b\nloud").value == "A B"
    assert notebook.ok("%%lines\nint a;\nint b;").status == "ok"
    assert notebook.ok('(long) cellMagic("count", List.of(), "a\\nb\\nc")').value == "3"
    assert notebook.ok('if (loud.isEmpty())\n  %jars nowhere/*.jar\nelse\n  %jars lib/shapes.jar').status == "ok"


def test_a_magic_in_a_method_or_loop(notebook):
    notebook.ok('void load(String what) {\n  %jars lib/*.jar\n}\nload("x");')
    assert notebook.ok("int sum = 0;\nfor (int i = 0; i < 3; i++) {\n  %time sum += i;\n}\nsum").value == "3"


def test_the_kernel_and_its_classes(notebook):
    code = ("import io.github.spencerpark.ijava.runtime.*;\nimport static io.github.spencerpark.ijava.runtime.Display.*;\n"
            'String shown = Display.display("one");\nKernel.getKernelInstance() == IJava.getKernelInstance()')
    assert notebook.ok(code).value == "true"
    jar = notebook.folder / "lib" / "shapes.jar"
    notebook.ok(f'IJava.getKernelInstance().addToClasspath("{jar}");')


def test_a_comm(notebook):
    cell = notebook.ok("""
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.comm.*;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.comm.*;

class Widget extends Comm {
    Widget(CommManager manager, String id, String target) { super(manager, id, target); }

    @Override
    protected void onMessage(Message<CommMsgCommand> message) {
        System.out.println("value " + message.getContent().getData().get("value").getAsInt());
    }

    @Override
    protected void onClose(Message<CommCloseCommand> message, boolean closing) { }
}

Widget widget = getKernelInstance().getCommManager().openComm("my.widget",
    (manager, id, target, open) -> new Widget(manager, id, target));
JsonObject state = new JsonObject();
state.addProperty("value", 3);
widget.send(state);
""")
    assert cell.of("comm_open")[0]["target_name"] == "my.widget"
    assert cell.of("comm_msg")[0]["data"] == {"value": 3}
    comm = cell.of("comm_open")[0]["comm_id"]
    notebook.send("comm_msg", {"comm_id": comm, "data": {"value": 9}})
    # what a comm prints appears below the last cell
    text = ""
    while not text.endswith("\n"):
        message = notebook.client.get_iopub_msg(timeout=30)
        text += message["content"]["text"] if message["msg_type"] == "stream" else ""
    assert text == "value 9\n"
