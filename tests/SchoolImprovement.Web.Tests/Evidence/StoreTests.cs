using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Evidence;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Evidence;

/// <summary>Whatever keeps the content keeps all of it or nothing.</summary>
public sealed class StoreTests(AppFactory app) : IClassFixture<AppFactory>
{
    /// <summary>Longer than two pieces, and not a whole number of them.</summary>
    private static readonly byte[] Long = [.. Enumerable.Range(0, (2 * EvidencePiece.LengthMax) + 12_345).Select(i => (byte)(i % 251))];

    private EvidenceFile File(KeptIn keptIn) =>
        EvidenceFile.Add(app.World.ActorOf(app.World.Holding(Role.Headteacher)), app.World.School.Id, new EvidenceFacts("a.pdf", null, FileType.Pdf, Long.Length, new string('0', 64)), keptIn, TestClock.Start.UtcDateTime);

    [Fact]
    public async Task In_the_database_a_file_lies_in_pieces_and_comes_back_as_it_was() => await app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var (file, store) = (File(KeptIn.Database), new DatabaseStore(db));
        await store.KeepAsync(file, new MemoryStream(Long), () => RecordAsync(db, file), default);
        (await db.EvidencePieces.Where(p => p.FileId == file.Id).OrderBy(p => p.Number).Select(p => p.Content.Length).ToListAsync()).ShouldBe([EvidencePiece.LengthMax, EvidencePiece.LengthMax, 12_345]);
        using var back = new MemoryStream();
        await store.CopyAsync(file, back, default);
        back.ToArray().ShouldBe(Long);

        db.Remove(file);
        await db.SaveChangesAsync();
        (await db.EvidencePieces.AnyAsync(p => p.FileId == file.Id)).ShouldBeFalse("the pieces go with their file");
        await Should.ThrowAsync<ContentLostException>(() => store.CopyAsync(file, new MemoryStream(), default));
    });

    [Fact]
    public async Task What_breaks_off_leaves_nothing_in_the_database()
    {
        var file = File(KeptIn.Database);
        await app.InTrustAsync(app.World.Trust.Id, db => Should.ThrowAsync<IOException>(() => new DatabaseStore(db).KeepAsync(file, new BreaksOff(Long), () => RecordAsync(db, file), default)));
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            (await db.EvidenceFiles.AnyAsync(f => f.Id == file.Id)).ShouldBeFalse();
            (await db.EvidencePieces.AnyAsync(p => p.FileId == file.Id)).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task In_a_folder_a_file_lies_under_its_trust_and_nothing_is_left_of_one_that_breaks_off_or_is_not_recorded()
    {
        var folder = Directory.CreateTempSubdirectory("si-evidence-").FullName;
        try
        {
            var store = new FolderStore(Settings(("Store", "Files"), ("Folder", folder)));
            var (file, broken, unrecorded) = (File(KeptIn.Files), File(KeptIn.Files), File(KeptIn.Files));
            await store.KeepAsync(file, new MemoryStream(Long), () => Task.CompletedTask, default);
            await Should.ThrowAsync<IOException>(() => store.KeepAsync(broken, new BreaksOff(Long), () => Task.CompletedTask, default));
            await Should.ThrowAsync<DbUpdateException>(() => store.KeepAsync(unrecorded, new MemoryStream(Long), () => throw new DbUpdateException("no"), default));
            Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBe([Path.Combine(folder, file.TrustId.ToString("N"), file.Id.ToString("N"))]);
            using var back = new MemoryStream();
            await store.CopyAsync(file, back, default);
            back.ToArray().ShouldBe(Long);
            await store.RemoveAsync(file, default);
            await Should.ThrowAsync<ContentLostException>(() => store.CopyAsync(file, new MemoryStream(), default));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public async Task In_a_bucket_the_same_holds()
    {
        await using var bucket = new FakeS3();
        using var store = new S3Store(Settings(("Store", "S3"), ("S3:Address", bucket.Address), ("S3:Bucket", "evidence"), ("S3:AccessKey", "the-key"), ("S3:SecretKey", "the-secret")));
        var (file, unrecorded) = (File(KeptIn.S3), File(KeptIn.S3));
        await store.KeepAsync(file, new MemoryStream(Long), () => Task.CompletedTask, default);
        await Should.ThrowAsync<DbUpdateException>(() => store.KeepAsync(unrecorded, new MemoryStream(Long), () => throw new DbUpdateException("no"), default));
        bucket.Objects.Keys.ShouldBe([$"/evidence/{file.TrustId:N}/{file.Id:N}"]);
        using var back = new MemoryStream();
        await store.CopyAsync(file, back, default);
        back.ToArray().ShouldBe(Long);
        await store.RemoveAsync(file, default);
        bucket.Objects.ShouldBeEmpty();
        await Should.ThrowAsync<ContentLostException>(() => store.CopyAsync(file, new MemoryStream(), default));
        bucket.IsDown = true;
        var recorded = false;
        await Should.ThrowAsync<Exception>(() => store.KeepAsync(file, new MemoryStream(Long), () => Task.FromResult(recorded = true), default));
        recorded.ShouldBeFalse("what is not kept is not recorded");
    }

    [Theory]
    [InlineData("Evidence__Store is 'Cloud'. Set it to Database, Files or S3.", "Store", "Cloud")]
    [InlineData("Evidence__Store is '7'. Set it to Database, Files or S3.", "Store", "7")]
    [InlineData("Evidence__LargestMegabytes is 500. Set it to a number from 1 to 100.", "LargestMegabytes", "500")]
    [InlineData("Evidence__ClamAv is 'clamav'. Set it to host:port, for example clamav:3310.", "ClamAv", "clamav")]
    [InlineData("Evidence__Store is S3. Set Evidence__S3__Bucket", "Store", "S3")]
    public void A_setting_that_cannot_work_is_told_when_the_app_starts(string told, string key, string value) =>
        Should.Throw<InvalidOperationException>(() => Settings((key, value))).Message.ShouldStartWith(told);

    [Fact]
    public void Without_settings_files_of_20_MB_go_into_the_database_unscanned()
    {
        var settings = Settings();
        (settings.Store, settings.LargestMegabytes, settings.Largest, settings.Scanner).ShouldBe((KeptIn.Database, 20, 20L * 1024 * 1024, null));
        Settings(("ClamAv", "[::1]:3310")).Scanner.ShouldBe(("::1", 3310));
    }

    private static EvidenceSettings Settings(params (string Key, string Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => $"Evidence:{s.Key}", s => (string?)s.Value)).Build());

    private static Task RecordAsync(AppDbContext db, EvidenceFile file)
    {
        db.Add(file);
        return db.SaveChangesAsync();
    }

    /// <summary>Gives all but the last bytes and then breaks off, as a lost connection does.</summary>
    private sealed class BreaksOff(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > Length - 100_000 ? throw new IOException("The connection was lost.") : base.ReadAsync(buffer[..Math.Min(buffer.Length, 90_000)], cancellationToken);

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[bufferSize];
            for (int read; (read = await ReadAsync(buffer, cancellationToken)) > 0;)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
    }
}
