package kotlin.coroutines;

/** Stands for that of Kotlin. */
public interface Continuation<T> {
  void resumeWith(Object result);
}
