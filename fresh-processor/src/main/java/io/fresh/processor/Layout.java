// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.JavaFile;
import java.util.regex.Pattern;

/** Lays generated code out as a person would: three places where JavaPoet does not. */
final class Layout {

  private static final Pattern ONE_LINE_COMMENT = Pattern.compile("/\\*\\*\n +\\* (.*)\n +\\*/");
  private static final Pattern EMPTY_BODY = Pattern.compile("\\{\n +\\}\n");
  private static final Pattern BROKEN_THROWS =
      Pattern.compile("\\) throws(?=[^{]*\n)\\s+([^{]+)\\{");

  private Layout() {}

  static String of(JavaFile file) {
    String text = ONE_LINE_COMMENT.matcher(file.toString()).replaceAll("/** $1 */");
    text = EMPTY_BODY.matcher(text).replaceAll("{}\n");
    return BROKEN_THROWS
        .matcher(text)
        .replaceAll(broken -> ")\n        throws " + broken.group(1).replaceAll("\\s+", " ") + "{");
  }
}
