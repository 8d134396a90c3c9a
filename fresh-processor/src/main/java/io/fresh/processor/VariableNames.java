// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Names for variables in generated code, as a person would give them. */
final class VariableNames {

  /** The first capital of a name, or the first few but the one that begins the next word. */
  private static final Pattern ACRONYM = Pattern.compile("^\\p{Lu}+(?=\\p{Lu}|s?$)|^\\p{Lu}");

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private VariableNames() {}

  /** After a type: {@code Reset} becomes {@code reset}, {@code URL[]} becomes {@code urls}. */
  static String of(TypeMirror type) {
    return uncapitalized(simpleName(type));
  }

  /** After a type with its type arguments: {@code Event<Ready>} becomes {@code readyEvent}. */
  static String inFull(TypeMirror type) {
    return uncapitalized(fullName(type));
  }

  /** After a member of a message: {@code data/event_type} becomes {@code eventType}. */
  static String of(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name =
        Arrays.stream(NO_LETTER.split(last))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))
        ? "value" + name
        : uncapitalized(name);
  }

  private static String uncapitalized(String name) {
    return ACRONYM.matcher(name).replaceFirst(start -> start.group().toLowerCase(Locale.ROOT));
  }

  private static String fullName(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return fullName(array.getComponentType()) + "s";
    }
    return type instanceof DeclaredType declared
        ? declared.getTypeArguments().stream()
                .map(VariableNames::fullName)
                .collect(Collectors.joining())
            + simpleName(type)
        : simpleName(type);
  }

  private static String simpleName(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return simpleName(array.getComponentType()) + "s";
    }
    return type instanceof DeclaredType declared
        ? declared.asElement().getSimpleName().toString()
        : type.toString();
  }
}
