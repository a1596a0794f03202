internal sealed class X;
