// SPDX-License-Identifier: MIT
/** The annotation processor of Fresh. It is found by the compiler and exports nothing. */
module io.fresh.processor {
  requires com.palantir.javapoet;
  requires io.fresh.annotation;
  requires java.compiler;
  requires static com.google.auto.service;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      io.fresh.processor.FreshProcessor;
}
