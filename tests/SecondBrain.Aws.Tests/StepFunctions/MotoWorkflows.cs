using SecondBrain.Aws.Tests.S3;

namespace SecondBrain.Aws.Tests.StepFunctions;

/// <summary>moto's Step Functions with its interpreter on, and its SQS.</summary>
public sealed class MotoWorkflows : MotoServer
{
    // as installed, moto 5.2 copies the state machine for each execution together with the locks of those before, which fails from the second one on;
    // its interpreter calls moto's other services on the port that it was told
    protected override string Program => """
        import copy, socket, types
        from moto.core.config import default_user_config
        default_user_config["stepfunctions"]["execute_state_machine"] = True
        import moto.stepfunctions.parser.models as models
        without_runs = lambda machine: copy.deepcopy(machine, {id(machine.executions): [], id(machine.backend): machine.backend})
        models.copy = types.SimpleNamespace(deepcopy=without_runs)
        from moto.server import main
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        main(["-H", "127.0.0.1", "-p", str(port)])
        """;
}
