module app {
  requires io.fresh;
  requires static java.compiler;
}
