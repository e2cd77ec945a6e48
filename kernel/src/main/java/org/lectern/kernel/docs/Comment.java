package org.lectern.kernel.docs;

import com.sun.source.doctree.AttributeTree;
import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.IndexTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.doctree.UnknownInlineTagTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SimpleDocTreeVisitor;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A documentation comment as HTML without links, scripts and styles. */
final class Comment {
  private static final Set<String> ELEMENTS =
      Set.of(
          ("p pre ul ol li code b strong i em sub sup table thead tbody tr td th br dl dt "
                  + "dd blockquote hr")
              .split(" "));
  private static final Pattern HEADING = Pattern.compile("h[1-6]");
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private Comment() {}

  /** All of a comment: text, parameters, result, exceptions. */
  static String html(String comment) {
    DocCommentTree tree = parse(comment);
    if (tree == null) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    String body = render(tree.getFullBody());
    if (!body.isBlank()) {
      out.append("<p>").append(body.strip()).append("</p>\n");
    }
    List<String> parameters = new ArrayList<>();
    List<String> thrown = new ArrayList<>();
    String result = "";
    String deprecated = "";
    for (DocTree tag : tree.getBlockTags()) {
      if (tag instanceof ParamTree param) {
        String name = param.getName().toString();
        String shown = param.isTypeParameter() ? "<" + name + ">" : name;
        parameters.add(item(shown, render(param.getDescription())));
      } else if (tag instanceof ReturnTree returned) {
        result = render(returned.getDescription()).strip();
      } else if (tag instanceof ThrowsTree exception) {
        String type = PACKAGE.matcher(exception.getExceptionName().toString()).replaceAll("");
        thrown.add(item(type, render(exception.getDescription())));
      } else if (tag instanceof DeprecatedTree old) {
        deprecated = render(old.getBody()).strip();
      }
    }
    if (!deprecated.isEmpty()) {
      out.append("<p><b>Deprecated:</b> ").append(deprecated).append("</p>\n");
    }
    list(out, "Parameters", parameters);
    if (!result.isEmpty()) {
      out.append("<p><b>Returns:</b> ").append(result).append("</p>\n");
    }
    list(out, "Throws", thrown);
    return out.toString();
  }

  /** The first sentence of a comment. */
  static String firstSentence(String comment) {
    DocCommentTree tree = parse(comment);
    return tree == null ? "" : render(tree.getFirstSentence()).strip();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String item(String name, String description) {
    String text = description.strip();
    return "<code>" + escape(name) + "</code>" + (text.isEmpty() ? "" : ": " + text);
  }

  private static void list(StringBuilder out, String title, List<String> items) {
    if (!items.isEmpty()) {
      out.append("<p><b>").append(title).append(":</b></p>\n<ul>\n");
      items.forEach(item -> out.append("<li>").append(item).append("</li>\n"));
      out.append("</ul>\n");
    }
  }

  private static @Nullable DocCommentTree parse(String comment) {
    String safe = comment.replace("*/", "*&#47;");
    JavacTask task = SourceFile.task("/**" + safe + "\n*/ class S {}");
    try {
      var unit = task.parse().iterator().next();
      TreePath path = new TreePath(new TreePath(unit), unit.getTypeDecls().get(0));
      return DocTrees.instance(task).getDocCommentTree(path);
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }

  private static String render(Iterable<? extends DocTree> trees) {
    StringBuilder out = new StringBuilder();
    Renderer renderer = new Renderer(out);
    trees.forEach(tree -> tree.accept(renderer, null));
    return out.toString();
  }

  private static final class Renderer extends SimpleDocTreeVisitor<Void, Void> {
    private final StringBuilder out;
    private boolean inPre;

    Renderer(StringBuilder out) {
      this.out = out;
    }

    @Override
    public Void visitText(TextTree tree, Void nothing) {
      out.append(escape(tree.getBody()));
      return null;
    }

    @Override
    public Void visitEntity(EntityTree tree, Void nothing) {
      out.append('&').append(tree.getName()).append(';');
      return null;
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void nothing) {
      String text = tree.getBody().getBody();
      if (tree.getKind() != DocTree.Kind.CODE) {
        out.append(escape(text));
      } else if (inPre) {
        out.append(escape(text.stripIndent().stripTrailing()).replaceFirst("^\\s*\n", ""));
      } else {
        code(text);
      }
      return null;
    }

    @Override
    public Void visitLink(LinkTree tree, Void nothing) {
      String label = render(tree.getLabel());
      if (!label.isBlank()) {
        out.append(label.strip());
        return null;
      }
      String target = PACKAGE.matcher(tree.getReference().getSignature()).replaceAll("");
      code(target.startsWith("#") ? target.substring(1) : target.replace('#', '.'));
      return null;
    }

    @Override
    public Void visitValue(ValueTree tree, Void nothing) {
      if (tree.getReference() != null) {
        code(tree.getReference().getSignature().replaceFirst("^.*#", ""));
      }
      return null;
    }

    @Override
    public Void visitIndex(IndexTree tree, Void nothing) {
      tree.getSearchTerm().accept(this, null);
      return null;
    }

    @Override
    public Void visitReturn(ReturnTree tree, Void nothing) {
      out.append("Returns ");
      tree.getDescription().forEach(part -> part.accept(this, null));
      out.append('.');
      return null;
    }

    @Override
    public Void visitInheritDoc(InheritDocTree tree, Void nothing) {
      return null;
    }

    @Override
    public Void visitUnknownInlineTag(UnknownInlineTagTree tree, Void nothing) {
      tree.getContent().forEach(part -> part.accept(this, null));
      return null;
    }

    @Override
    public Void visitStartElement(StartElementTree tree, Void nothing) {
      String name = tree.getName().toString().toLowerCase(Locale.ROOT);
      if (HEADING.matcher(name).matches()) {
        out.append("<p><b>");
      } else if (ELEMENTS.contains(name)) {
        out.append('<').append(name).append('>');
      }
      inPre |= name.equals("pre");
      return null;
    }

    @Override
    public Void visitEndElement(EndElementTree tree, Void nothing) {
      String name = tree.getName().toString().toLowerCase(Locale.ROOT);
      if (HEADING.matcher(name).matches()) {
        out.append("</b></p>");
      } else if (ELEMENTS.contains(name)) {
        out.append("</").append(name).append('>');
      }
      inPre &= !name.equals("pre");
      return null;
    }

    @Override
    public Void visitAttribute(AttributeTree tree, Void nothing) {
      return null;
    }

    /** Tags that newer Javas have, such as snippets: their text as it stands. */
    @Override
    protected Void defaultAction(DocTree tree, Void nothing) {
      String kind = tree.getKind().name();
      if (kind.equals("SNIPPET") || kind.equals("MARKDOWN")) {
        String text = tree.toString().replaceFirst("^\\{@snippet[^\\n]*", "");
        boolean isSnippet = kind.equals("SNIPPET");
        String shown = escape(isSnippet ? text.replaceFirst("}\\s*$", "").stripIndent() : text);
        out.append(isSnippet ? "<pre>" + shown.strip() + "</pre>" : shown);
      }
      return null;
    }

    private void code(String text) {
      out.append("<code>").append(escape(text.strip())).append("</code>");
    }
  }
}
