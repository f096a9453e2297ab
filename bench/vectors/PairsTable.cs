namespace SecondBrain.Bench.Vectors; internal static class PairsTable { public static void Print(RealVectors n) {} }
