module app {
  requires io.fresh;
}
