namespace SecondBrain.Bench.Vectors; internal static class RecallTable { public static void Print(RealVectors n) {} }
